/// What firms are called in a language. The invented heads are of no firm that we know.
struct CompanyWords {
  let language: Language

  var forms: [String] {
    switch language {
    case .english: ["Inc.", "LLC", "Corp.", "Ltd.", "Group"]
    case .german: ["GmbH", "AG", "KG", "GmbH & Co. KG", "OHG"]
    case .french: ["SARL", "SAS", "SA", "EURL", "SNC"]
    case .spanish: ["S.L.", "S.A.", "S.L.U.", "S. Coop.", "S.A.U."]
    }
  }

  var heads: Words {
    switch language {
    case .english: englishHeads
    case .german: germanHeads
    case .french: frenchHeads
    case .spanish: spanishHeads
    }
  }

  var trades: Words {
    switch language {
    case .english: englishTrades
    case .german: germanTrades
    case .french: frenchTrades
    case .spanish: spanishTrades
    }
  }
}

private let englishHeads = Words(
  """
  Amberfield, Ashgrove, Bluecrest, Brightwater, Cedarline, Copperleaf, Crosswind, Eastmere, Evenhall, Fairmoor,
  Fernhollow, Foxglen, Goldenreach, Greyharbor, Hartwick, Highmarsh, Ironbrook, Kestrel Hill, Lakehurst, Larkspur,
  Longmeadow, Maplegate, Millstone, Moonridge, Northfold, Oakhaven, Old Quay, Openfield, Pinehollow, Quarry Lane,
  Redfern, Ridgeway, Riverbend, Rosewood, Saltmarsh, Silverbirch, Stillwater, Stonebridge, Summerhill, Sunfield,
  Tallgrass, Thornbury, Timberline, Wavecrest, Westerly, Whitecliff, Wildmoor, Willowbank, Windmere, Yellow Barn
  """)

private let englishTrades = Words(
  """
  Advisors, Analytics, Bakery, Bearings, Brewing, Builders, Capital, Catering, Chemicals, Cleaning, Construction,
  Consulting, Dairy, Design, Electric, Energy, Engineering, Farms, Fashion, Films, Foods, Freight, Furniture, Gardens,
  Glass, Hardware, Health, Insurance, Interiors, Labs, Law, Logistics, Lumber, Machinery, Marine, Media, Metals, Motors,
  Optics, Packaging, Paints, Paper, Pharmacy, Plumbing, Press, Printing, Properties, Roofing, Security, Shipping,
  Software, Solar, Steel, Storage, Supply, Systems, Textiles, Tools, Toys, Travel
  """)

private let germanHeads = Words(
  """
  Abendstern, Ahornhof, Bergquell, Birkenau, Blauwasser, Brückentor, Buchenhain, Donauufer, Edelhain, Eichgrund,
  Elbtal, Falkenried, Feldmark, Fichtenhof, Fliederhof, Forstwald, Freihafen, Goldbach, Grünfeld, Haldenberg, Heidekrug,
  Himmelpfort, Hirschgarten, Hohenfels, Kieselbach, Kronenberg, Lerchenfeld, Lindenhof, Lichtblick, Morgentau,
  Mühlental, Nebelhorn, Nordlicht, Ostufer, Quellgrund, Rabenstein, Rebhang, Rosenau, Rotbuche, Sandberg, Schönblick,
  Seeblick, Silberdistel, Sonnhalde, Steinbach, Sturmfels, Südwind, Tannhain, Wiesengrund, Weitblick
  """)

private let germanTrades = Words(
  """
  Antriebe, Apparatebau, Architekten, Automaten, Bau, Bäckerei, Beratung, Brauerei, Büromöbel, Consulting, Dachtechnik,
  Datensysteme, Druck, Elektronik, Elektrotechnik, Energie, Fahrzeugbau, Feinkost, Fenster, Filtertechnik, Gartenbau,
  Gebäudereinigung, Getränke, Haustechnik, Heizungsbau, Holzbau, Immobilien, Informatik, Kältetechnik, Keramik,
  Kunststoffe, Lacke, Lebensmittel, Leuchten, Logistik, Maschinenbau, Medien, Medizintechnik, Messtechnik, Metallbau,
  Möbel, Montage, Mühlen, Naturkost, Optik, Papier, Pumpen, Reisen, Sanitär, Schreinerei, Sicherheit, Software,
  Solartechnik, Spedition, Stahl, Textil, Umwelttechnik, Verlag, Verpackung, Werkzeuge
  """)

private let frenchHeads = Words(
  """
  Alizé, Aubépine, Belle Rive, Belvédère, Boréal, Bruyère, Cap Ouest, Chantemerle, Clairval, Coquelicot, Côte Bleue,
  Est Lumière, Fleurance, Fontclaire, Grand Large, Grand Pré, Haute Rive, Hirondelle, Horizon Sud, La Chênaie,
  La Grange, La Licorne, Le Cèdre, Le Phare, Les Tilleuls, Libellule, Luciole, Mistral, Mont Clair, Montfleuri, Nord Sud,
  Orangeraie, Passerelle, Pierre Levée, Pont Neuf, Primevère, Quatre Vents, Quai Ouest, Rivage, Rochebrune, Romarin,
  Roseraie, Source Vive, Tournesol, Tramontane, Trois Rivières, Val Fleuri, Vent d’Ouest, Verger, Vert Bocage
  """)

private let frenchTrades = Words(
  """
  Agencement, Alimentation, Architecture, Assurances, Audit, Automatismes, Bâtiment, Biscuiterie, Bois, Boulangerie,
  Brasserie, Charpente, Chauffage, Conseil, Construction, Couture, Couverture, Cosmétiques, Courtage, Décoration,
  Diffusion, Distribution, Édition, Électricité, Emballages, Énergie, Équipement, Formation, Fromagerie, Horlogerie,
  Immobilier, Imprimerie, Industrie, Informatique, Ingénierie, Isolation, Jardins, Logistique, Maçonnerie, Maroquinerie,
  Matériaux, Mécanique, Médias, Menuiserie, Nettoyage, Numérique, Optique, Paysages, Peinture, Plomberie, Plastiques,
  Sécurité, Services, Solaire, Textiles, Tourisme, Transports, Usinage, Verrerie, Voyages
  """)

private let spanishHeads = Words(
  """
  Aguamarina, Alborada, Alcazaba, Almazara, Altamira, Arboleda, Arcoíris, Atalaya, Azahar, Bahía Azul, Brisamar,
  Camino Real, Campoverde, Cielo Abierto, Cumbre Alta, Dehesa, Dos Ríos, El Encinar, El Faro, El Mirador, El Olivar,
  Espiga, Estrella del Sur, Fuente Clara, Girasol, Golondrina, Horizonte, La Colina, La Ribera, La Salina, Levante,
  Luz del Norte, Manantial, Mar de Plata, Monte Alto, Nuevo Puerto, Palmeral, Peñablanca, Piedra Viva, Puente Viejo,
  Puerta del Sol, Robledal, Romeral, Siete Picos, Sierra Clara, Sol Naciente, Tierra Llana, Tres Cantos, Valleverde,
  Viento Sur
  """)

private let spanishTrades = Words(
  """
  Aceites, Alimentación, Arquitectos, Asesores, Automoción, Bodegas, Calzados, Cerámicas, Climatización, Comunicación,
  Conservas, Construcciones, Consultores, Cosmética, Decoración, Diseño, Distribuciones, Editorial, Electricidad,
  Energía, Envases, Equipamientos, Estructuras, Exportaciones, Ferretería, Formación, Gestión, Gráficas, Hostelería,
  Iluminación, Imprenta, Informática, Ingeniería, Inmobiliaria, Instalaciones, Inversiones, Jardinería, Lácteos,
  Limpiezas, Logística, Maquinaria, Maderas, Materiales, Mecanizados, Muebles, Óptica, Panadería, Papelera, Pinturas,
  Plásticos, Reformas, Seguros, Servicios, Sistemas, Solar, Suministros, Talleres, Textil, Transportes, Viajes
  """)
