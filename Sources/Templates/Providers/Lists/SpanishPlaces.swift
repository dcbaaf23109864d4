// Cities of Spain: name, postcodes that lie in it, province.

let spanishCities = Rows(
  """
  A Coruña|15001-15011|A Coruña
  Albacete|02001-02008|Albacete
  Alcalá de Henares|28801-28807|Madrid
  Alcantarilla|30820|Murcia
  Alcázar de San Juan|13600|Ciudad Real
  Alcobendas|28100-28109|Madrid
  Alcorcón|28921-28925|Madrid
  Alcoy|03801-03804|Alicante
  Algeciras|11201-11207|Cádiz
  Alicante|03001-03016|Alicante
  Almansa|02640|Albacete
  Almendralejo|06200|Badajoz
  Almería|04001-04009|Almería
  Almuñécar|18690|Granada
  Andújar|23740|Jaén
  Antequera|29200|Málaga
  Aranda de Duero|09400|Burgos
  Aranjuez|28300|Madrid
  Arganda del Rey|28500|Madrid
  Arrecife|35500|Las Palmas
  Astorga|24700|León
  Ávila|05001-05005|Ávila
  Avilés|33400-33403|Asturias
  Badajoz|06001-06011|Badajoz
  Badalona|08911-08918|Barcelona
  Baeza|23440|Jaén
  Baracaldo|48901-48903|Bizkaia
  Barbastro|22300|Huesca
  Barcelona|08001-08042|Barcelona
  Basauri|48970|Bizkaia
  Baza|18800|Granada
  Béjar|37700|Salamanca
  Benavente|49600|Zamora
  Benicarló|12580|Castellón
  Benidorm|03501-03503|Alicante
  Berga|08600|Barcelona
  Bilbao|48001-48015|Bizkaia
  Blanes|17300|Girona
  Burgos|09001-09007|Burgos
  Burriana|12530|Castellón
  Cáceres|10001-10005|Cáceres
  Cádiz|11001-11012|Cádiz
  Calahorra|26500|La Rioja
  Calatayud|50300|Zaragoza
  Cangas|36940|Pontevedra
  Caravaca de la Cruz|30400|Murcia
  Cartagena|30201-30205|Murcia
  Castellón de la Plana|12001-12006|Castellón
  Castro-Urdiales|39700|Cantabria
  Cerdanyola del Vallès|08290|Barcelona
  Chiclana de la Frontera|11130|Cádiz
  Cieza|30530|Murcia
  Ciudad Real|13001-13005|Ciudad Real
  Ciudad Rodrigo|37500|Salamanca
  Collado Villalba|28400|Madrid
  Conil de la Frontera|11140|Cádiz
  Córdoba|14001-14014|Córdoba
  Coria|10800|Cáceres
  Coslada|28821-28823|Madrid
  Cuenca|16001-16004|Cuenca
  Dénia|03700|Alicante
  Don Benito|06400|Badajoz
  Dos Hermanas|41700-41704|Sevilla
  Durango|48200|Bizkaia
  Écija|41400|Sevilla
  Eibar|20600|Gipuzkoa
  El Ejido|04700|Almería
  El Prat de Llobregat|08820|Barcelona
  El Puerto de Santa María|11500|Cádiz
  El Vendrell|43700|Tarragona
  Elche|03201-03208|Alicante
  Elda|03600|Alicante
  Estella|31200|Navarra
  Estepona|29680|Málaga
  Ferrol|15401-15405|A Coruña
  Figueres|17600|Girona
  Fuengirola|29640|Málaga
  Fuenlabrada|28941-28947|Madrid
  Gandia|46700-46702|Valencia
  Getafe|28901-28909|Madrid
  Gijón|33201-33213|Asturias
  Girona|17001-17007|Girona
  Granada|18001-18015|Granada
  Granollers|08400-08403|Barcelona
  Guadalajara|19001-19005|Guadalajara
  Guadix|18500|Granada
  Haro|26200|La Rioja
  Hellín|02400|Albacete
  Huelva|21001-21007|Huelva
  Huesca|22001-22006|Huesca
  Ibiza|07800|Illes Balears
  Igualada|08700|Barcelona
  Inca|07300|Illes Balears
  Irún|20301-20305|Gipuzkoa
  Jaca|22700|Huesca
  Jaén|23001-23009|Jaén
  Jávea|03730|Alicante
  Jerez de la Frontera|11401-11408|Cádiz
  La Línea de la Concepción|11300|Cádiz
  La Orotava|38300|Santa Cruz de Tenerife
  La Seu d’Urgell|25700|Lleida
  Lalín|36500|Pontevedra
  Langreo|33900|Asturias
  Las Palmas de Gran Canaria|35001-35019|Las Palmas
  Laredo|39770|Cantabria
  Lebrija|41740|Sevilla
  Leganés|28911-28918|Madrid
  León|24001-24010|León
  Linares|23700|Jaén
  Lleida|25001-25008|Lleida
  Llanes|33500|Asturias
  Logroño|26001-26009|La Rioja
  Lorca|30800|Murcia
  Lucena|14900|Córdoba
  Lugo|27001-27004|Lugo
  Madrid|28001-28055|Madrid
  Mahón|07701-07703|Illes Balears
  Majadahonda|28220-28222|Madrid
  Málaga|29001-29018|Málaga
  Manacor|07500|Illes Balears
  Manresa|08240-08243|Barcelona
  Manzanares|13200|Ciudad Real
  Marbella|29601-29604|Málaga
  Mataró|08301-08304|Barcelona
  Medina del Campo|47400|Valladolid
  Mérida|06800|Badajoz
  Mieres|33600|Asturias
  Mijas|29650|Málaga
  Miranda de Ebro|09200|Burgos
  Molina de Segura|30500|Murcia
  Mollet del Vallès|08100|Barcelona
  Monforte de Lemos|27400|Lugo
  Montilla|14550|Córdoba
  Monzón|22400|Huesca
  Móstoles|28931-28938|Madrid
  Motril|18600|Granada
  Murcia|30001-30012|Murcia
  Navalmoral de la Mata|10300|Cáceres
  Nerja|29780|Málaga
  Olot|17800|Girona
  Ontinyent|46870|Valencia
  Orihuela|03300|Alicante
  Ourense|32001-32005|Ourense
  Oviedo|33001-33013|Asturias
  Palencia|34001-34005|Palencia
  Palma|07001-07015|Illes Balears
  Pamplona|31001-31016|Navarra
  Parla|28980-28984|Madrid
  Paterna|46980|Valencia
  Plasencia|10600|Cáceres
  Ponferrada|24400-24404|León
  Pontevedra|36001-36005|Pontevedra
  Portugalete|48920|Bizkaia
  Puerto del Rosario|35600|Las Palmas
  Puertollano|13500|Ciudad Real
  Requena|46340|Valencia
  Reus|43201-43206|Tarragona
  Ripoll|17500|Girona
  Ronda|29400|Málaga
  Roquetas de Mar|04740|Almería
  Rota|11520|Cádiz
  Sabadell|08201-08208|Barcelona
  Sagunto|46500|Valencia
  Salamanca|37001-37008|Salamanca
  Salou|43840|Tarragona
  San Fernando|11100|Cádiz
  San Javier|30730|Murcia
  San Sebastián|20001-20018|Gipuzkoa
  Sanlúcar de Barrameda|11540|Cádiz
  Sant Cugat del Vallès|08172-08174|Barcelona
  Santa Coloma de Gramenet|08921-08924|Barcelona
  Santa Cruz de la Palma|38700|Santa Cruz de Tenerife
  Santa Cruz de Tenerife|38001-38010|Santa Cruz de Tenerife
  Santander|39001-39012|Cantabria
  Santiago de Compostela|15701-15707|A Coruña
  Santurce|48980|Bizkaia
  Segovia|40001-40006|Segovia
  Sevilla|41001-41020|Sevilla
  Sitges|08870|Barcelona
  Soria|42001-42005|Soria
  Sueca|46410|Valencia
  Talavera de la Reina|45600|Toledo
  Tarancón|16400|Cuenca
  Tarragona|43001-43008|Tarragona
  Telde|35200|Las Palmas
  Terrassa|08221-08228|Barcelona
  Teruel|44001-44003|Teruel
  Toledo|45001-45008|Toledo
  Tolosa|20400|Gipuzkoa
  Tomelloso|13700|Ciudad Real
  Torrejón de Ardoz|28850|Madrid
  Torrelavega|39300|Cantabria
  Torremolinos|29620|Málaga
  Torrent|46900|Valencia
  Torrevieja|03181-03184|Alicante
  Tortosa|43500|Tarragona
  Tudela|31500|Navarra
  Úbeda|23400|Jaén
  Utrera|41710|Sevilla
  Valdepeñas|13300|Ciudad Real
  Valencia|46001-46026|Valencia
  Valladolid|47001-47017|Valladolid
  Valls|43800|Tarragona
  Vélez-Málaga|29700|Málaga
  Vic|08500|Barcelona
  Vigo|36201-36216|Pontevedra
  Vilafranca del Penedès|08720|Barcelona
  Vilanova i la Geltrú|08800|Barcelona
  Villarreal|12540|Castellón
  Villarrobledo|02600|Albacete
  Villena|03400|Alicante
  Vinaròs|12500|Castellón
  Vitoria-Gasteiz|01001-01015|Álava
  Xàtiva|46800|Valencia
  Yecla|30510|Murcia
  Zafra|06300|Badajoz
  Zamora|49001-49028|Zamora
  Zaragoza|50001-50018|Zaragoza
  """)

let spanishStreets = Words(
  """
  Avenida de América, Avenida de Andalucía, Avenida de Aragón, Avenida de Asturias, Avenida de Barcelona,
  Avenida de Cádiz, Avenida de Castilla, Avenida de Europa, Avenida de Extremadura, Avenida de Galicia,
  Avenida de la Albufera, Avenida de la Constitución, Avenida de la Estación, Avenida de la Hispanidad,
  Avenida de la Libertad, Avenida de la Paz, Avenida de la Playa, Avenida de los Deportes, Avenida de los Pinos,
  Avenida de Madrid, Avenida de Málaga, Avenida de Portugal, Avenida de Valencia, Avenida del Ejército,
  Avenida del Ferrocarril, Avenida del Mar, Avenida del Mediterráneo, Avenida del Parque, Avenida del Puerto,
  Avenida del Sol, Avenida Juan Carlos I, Bulevar del Río, Callejón del Agua, Callejón del Pozo, Calle Abadía,
  Calle Águila, Calle Alameda, Calle Albahaca, Calle Alcalá, Calle Alfonso X, Calle Almendro, Calle Amapola,
  Calle Amargura, Calle Ancha, Calle Andalucía, Calle Antonio Machado, Calle Aragón, Calle Arboleda, Calle Arenal,
  Calle Azahar, Calle Azucena, Calle Bailén, Calle Barcelona, Calle Batalla de Lepanto, Calle Blasco Ibáñez,
  Calle Botica, Calle Cádiz, Calle Calderón de la Barca, Calle Cantarranas, Calle Carmen, Calle Carretas,
  Calle Castilla, Calle Cava Baja, Calle Cervantes, Calle Ciprés, Calle Clavel, Calle Colón, Calle Concepción,
  Calle Corredera, Calle Cristóbal Colón, Calle Cruz, Calle Cuesta, Calle de Abajo, Calle de Arriba,
  Calle de la Amistad, Calle de la Cerca, Calle de la Cruz, Calle de la Ermita, Calle de la Estación,
  Calle de la Estrella, Calle de la Feria, Calle de la Fragua, Calle de la Fuente, Calle de la Huerta,
  Calle de la Iglesia, Calle de la Independencia, Calle de la Luna, Calle de la Luz, Calle de la Merced,
  Calle de la Paloma, Calle de la Palma, Calle de la Parra, Calle de la Paz, Calle de la Piedad, Calle de la Plata,
  Calle de la Princesa, Calle de la Reina, Calle de la Rosa, Calle de la Salud, Calle de la Sierra, Calle de la Torre,
  Calle de la Trinidad, Calle de la Victoria, Calle de la Virgen, Calle de las Acacias, Calle de las Eras,
  Calle de las Escuelas, Calle de las Flores, Calle de las Huertas, Calle de las Monjas, Calle de las Palmeras,
  Calle de las Peñas, Calle de los Álamos, Calle de los Mártires, Calle de los Molinos, Calle de los Olivos,
  Calle de los Reyes Católicos, Calle de los Rosales, Calle de los Tilos, Calle del Acueducto, Calle del Agua,
  Calle del Aire, Calle del Ángel, Calle del Arco, Calle del Ayuntamiento, Calle del Barco, Calle del Calvario,
  Calle del Carmen, Calle del Castillo, Calle del Convento, Calle del Cura, Calle del Doctor Fleming,
  Calle del Doctor Marañón, Calle del Greco, Calle del Horno, Calle del Hospital, Calle del Jardín,
  Calle del Limonero, Calle del Maestro, Calle del Mar, Calle del Mercado, Calle del Molino, Calle del Norte,
  Calle del Olmo, Calle del Pilar, Calle del Pino, Calle del Pintor Sorolla, Calle del Pozo, Calle del Prado,
  Calle del Puente, Calle del Río, Calle del Rosario, Calle del Sol, Calle del Sur, Calle del Teatro, Calle del Tinte,
  Calle del Viento, Calle Don Quijote, Calle Doña Urraca, Calle Dos de Mayo, Calle Duque de Alba, Calle El Cid,
  Calle Embajadores, Calle Encina, Calle Espronceda, Calle Federico García Lorca, Calle Felipe II,
  Calle Fernando el Católico, Calle Fray Luis de León, Calle Fuencarral, Calle Galicia, Calle Garcilaso, Calle Gerona,
  Calle Goya, Calle Gran Capitán, Calle Granada, Calle Gravina, Calle Gustavo Adolfo Bécquer, Calle Hernán Cortés,
  Calle Hortaleza, Calle Huelva, Calle Isaac Albéniz, Calle Isaac Peral, Calle Isabel la Católica,
  Calle Jacinto Benavente, Calle Jazmín, Calle Jorge Juan, Calle Jovellanos, Calle Juan Ramón Jiménez, Calle Larga,
  Calle Laurel, Calle Lavanda, Calle Lepanto, Calle Lope de Vega, Calle Luis Buñuel, Calle Magallanes, Calle Magnolia,
  Calle Manuel de Falla, Calle Margarita, Calle María Zambrano, Calle Mariana Pineda, Calle Mayor,
  Calle Menéndez Pelayo, Calle Miguel Delibes, Calle Miguel Hernández, Calle Molina, Calle Murcia, Calle Murillo,
  Calle Navarra, Calle Nueva, Calle Numancia, Calle Oriente, Calle Ortega y Gasset, Calle Pablo Neruda,
  Calle Pablo Picasso, Calle Padre Isla, Calle Pelayo, Calle Pérez Galdós, Calle Pintor Rosales, Calle Pizarro,
  Calle Ponce de León, Calle Quevedo, Calle Rafael Alberti, Calle Ramón y Cajal, Calle Real, Calle Rioja,
  Calle Río Duero, Calle Río Ebro, Calle Río Tajo, Calle Romero, Calle Rosalía de Castro, Calle Salamanca,
  Calle Salvador Dalí, Calle San Agustín, Calle San Antonio, Calle San Blas, Calle San Cristóbal, Calle San Fernando,
  Calle San Francisco, Calle San Isidro, Calle San Jorge, Calle San José, Calle San Juan, Calle San Lorenzo,
  Calle San Marcos, Calle San Miguel, Calle San Nicolás, Calle San Pablo, Calle San Pedro, Calle San Roque,
  Calle San Sebastián, Calle San Vicente, Calle Santa Ana, Calle Santa Bárbara, Calle Santa Clara, Calle Santa Lucía,
  Calle Santa María, Calle Santa Teresa, Calle Santiago, Calle Santo Domingo, Calle Sevilla, Calle Teruel,
  Calle Tetuán, Calle Tirso de Molina, Calle Toledo, Calle Trafalgar, Calle Travesía, Calle Tulipán, Calle Valencia,
  Calle Valle-Inclán, Calle Velázquez, Calle Vicente Aleixandre, Calle Vista Alegre, Calle Zaragoza, Calle Zurbarán,
  Camino de la Dehesa, Camino de la Ermita, Camino de Santiago, Camino del Monte, Camino Viejo, Carretera de Granada,
  Carretera de la Sierra, Cuesta del Castillo, Cuesta de San Gil, Glorieta de la Paz, Gran Vía, Pasaje de la Aurora,
  Paseo de la Alameda, Paseo de la Castellana, Paseo de la Estación, Paseo de la Ribera, Paseo de las Delicias,
  Paseo de los Tilos, Paseo del Parque, Paseo del Prado, Paseo Marítimo, Plaza Cataluña, Plaza de Armas,
  Plaza de España, Plaza de la Constitución, Plaza de la Iglesia, Plaza de la Merced, Plaza de los Fueros,
  Plaza de Toros, Plaza del Carmen, Plaza del Mercado, Plaza del Olivar, Plaza Mayor, Plaza Nueva, Plaza San Martín,
  Plaza Santa Cruz, Rambla de Cataluña, Rambla del Mar, Ronda de Poniente, Ronda del Norte, Ronda Sur,
  Travesía de la Fuente, Travesía del Cerro, Vía Augusta
  """)
