// Cities of France: name, postcodes that lie in it, region.

let frenchCities = Rows(
  """
  Abbeville|80100|Hauts-de-France
  Agen|47000|Nouvelle-Aquitaine
  Aix-en-Provence|13080+13090+13100|Provence-Alpes-Côte d’Azur
  Aix-les-Bains|73100|Auvergne-Rhône-Alpes
  Ajaccio|20000|Corse
  Albertville|73200|Auvergne-Rhône-Alpes
  Albi|81000|Occitanie
  Alençon|61000|Normandie
  Alès|30100|Occitanie
  Amiens|80000|Hauts-de-France
  Angers|49000|Pays de la Loire
  Anglet|64600|Nouvelle-Aquitaine
  Angoulême|16000|Nouvelle-Aquitaine
  Annecy|74000|Auvergne-Rhône-Alpes
  Antibes|06160|Provence-Alpes-Côte d’Azur
  Arcachon|33120|Nouvelle-Aquitaine
  Argenteuil|95100|Île-de-France
  Arles|13200|Provence-Alpes-Côte d’Azur
  Arras|62000|Hauts-de-France
  Aubagne|13400|Provence-Alpes-Côte d’Azur
  Aubervilliers|93300|Île-de-France
  Auch|32000|Occitanie
  Aulnay-sous-Bois|93600|Île-de-France
  Aurillac|15000|Auvergne-Rhône-Alpes
  Autun|71400|Bourgogne-Franche-Comté
  Auxerre|89000|Bourgogne-Franche-Comté
  Avignon|84000|Provence-Alpes-Côte d’Azur
  Avranches|50300|Normandie
  Bar-le-Duc|55000|Grand Est
  Bastia|20200|Corse
  Bayeux|14400|Normandie
  Bayonne|64100|Nouvelle-Aquitaine
  Beaune|21200|Bourgogne-Franche-Comté
  Beauvais|60000|Hauts-de-France
  Belfort|90000|Bourgogne-Franche-Comté
  Bergerac|24100|Nouvelle-Aquitaine
  Besançon|25000|Bourgogne-Franche-Comté
  Béthune|62400|Hauts-de-France
  Béziers|34500|Occitanie
  Biarritz|64200|Nouvelle-Aquitaine
  Blois|41000|Centre-Val de Loire
  Bobigny|93000|Île-de-France
  Bordeaux|33000|Nouvelle-Aquitaine
  Boulogne-Billancourt|92100|Île-de-France
  Boulogne-sur-Mer|62200|Hauts-de-France
  Bourg-en-Bresse|01000|Auvergne-Rhône-Alpes
  Bourges|18000|Centre-Val de Loire
  Bourgoin-Jallieu|38300|Auvergne-Rhône-Alpes
  Brest|29200|Bretagne
  Briançon|05100|Provence-Alpes-Côte d’Azur
  Brive-la-Gaillarde|19100|Nouvelle-Aquitaine
  Caen|14000|Normandie
  Cahors|46000|Occitanie
  Calais|62100|Hauts-de-France
  Cambrai|59400|Hauts-de-France
  Cannes|06400|Provence-Alpes-Côte d’Azur
  Carcassonne|11000|Occitanie
  Carpentras|84200|Provence-Alpes-Côte d’Azur
  Castres|81100|Occitanie
  Cergy|95000|Île-de-France
  Chalon-sur-Saône|71100|Bourgogne-Franche-Comté
  Châlons-en-Champagne|51000|Grand Est
  Chambéry|73000|Auvergne-Rhône-Alpes
  Chamonix-Mont-Blanc|74400|Auvergne-Rhône-Alpes
  Champigny-sur-Marne|94500|Île-de-France
  Charleville-Mézières|08000|Grand Est
  Chartres|28000|Centre-Val de Loire
  Châteauroux|36000|Centre-Val de Loire
  Châtellerault|86100|Nouvelle-Aquitaine
  Chaumont|52000|Grand Est
  Chelles|77500|Île-de-France
  Cholet|49300|Pays de la Loire
  Clermont-Ferrand|63000+63100|Auvergne-Rhône-Alpes
  Clichy|92110|Île-de-France
  Cognac|16100|Nouvelle-Aquitaine
  Colmar|68000|Grand Est
  Colombes|92700|Île-de-France
  Compiègne|60200|Hauts-de-France
  Concarneau|29900|Bretagne
  Courbevoie|92400|Île-de-France
  Créteil|94000|Île-de-France
  Dax|40100|Nouvelle-Aquitaine
  Denain|59220|Hauts-de-France
  Dieppe|76200|Normandie
  Digne-les-Bains|04000|Provence-Alpes-Côte d’Azur
  Dijon|21000|Bourgogne-Franche-Comté
  Dinan|22100|Bretagne
  Dole|39100|Bourgogne-Franche-Comté
  Douai|59500|Hauts-de-France
  Douarnenez|29100|Bretagne
  Draguignan|83300|Provence-Alpes-Côte d’Azur
  Dreux|28100|Centre-Val de Loire
  Épernay|51200|Grand Est
  Épinal|88000|Grand Est
  Étampes|91150|Île-de-France
  Évreux|27000|Normandie
  Évry-Courcouronnes|91000|Île-de-France
  Fécamp|76400|Normandie
  Foix|09000|Occitanie
  Fontainebleau|77300|Île-de-France
  Forbach|57600|Grand Est
  Fougères|35300|Bretagne
  Fréjus|83600|Provence-Alpes-Côte d’Azur
  Gap|05000|Provence-Alpes-Côte d’Azur
  Granville|50400|Normandie
  Grasse|06130|Provence-Alpes-Côte d’Azur
  Grenoble|38000+38100|Auvergne-Rhône-Alpes
  Guéret|23000|Nouvelle-Aquitaine
  Guingamp|22200|Bretagne
  Haguenau|67500|Grand Est
  Hyères|83400|Provence-Alpes-Côte d’Azur
  Issoudun|36100|Centre-Val de Loire
  Istres|13800|Provence-Alpes-Côte d’Azur
  Ivry-sur-Seine|94200|Île-de-France
  La Baule-Escoublac|44500|Pays de la Loire
  La Rochelle|17000|Nouvelle-Aquitaine
  La Roche-sur-Yon|85000|Pays de la Loire
  Lannion|22300|Bretagne
  Laon|02000|Hauts-de-France
  Laval|53000|Pays de la Loire
  Le Creusot|71200|Bourgogne-Franche-Comté
  Le Havre|76600+76610+76620|Normandie
  Le Mans|72000+72100|Pays de la Loire
  Le Puy-en-Velay|43000|Auvergne-Rhône-Alpes
  Lens|62300|Hauts-de-France
  Les Sables-d’Olonne|85100|Pays de la Loire
  Libourne|33500|Nouvelle-Aquitaine
  Lille|59000|Hauts-de-France
  Limoges|87000+87100|Nouvelle-Aquitaine
  Lisieux|14100|Normandie
  Lons-le-Saunier|39000|Bourgogne-Franche-Comté
  Lorient|56100|Bretagne
  Lourdes|65100|Occitanie
  Lunéville|54300|Grand Est
  Lyon|69001-69009|Auvergne-Rhône-Alpes
  Mâcon|71000|Bourgogne-Franche-Comté
  Manosque|04100|Provence-Alpes-Côte d’Azur
  Marseille|13001-13016|Provence-Alpes-Côte d’Azur
  Massy|91300|Île-de-France
  Maubeuge|59600|Hauts-de-France
  Mayenne|53100|Pays de la Loire
  Meaux|77100|Île-de-France
  Melun|77000|Île-de-France
  Mende|48000|Occitanie
  Menton|06500|Provence-Alpes-Côte d’Azur
  Metz|57000+57050+57070|Grand Est
  Millau|12100|Occitanie
  Montargis|45200|Centre-Val de Loire
  Montauban|82000|Occitanie
  Montbéliard|25200|Bourgogne-Franche-Comté
  Mont-de-Marsan|40000|Nouvelle-Aquitaine
  Montélimar|26200|Auvergne-Rhône-Alpes
  Montluçon|03100|Auvergne-Rhône-Alpes
  Montpellier|34000+34070+34080+34090|Occitanie
  Montreuil|93100|Île-de-France
  Morlaix|29600|Bretagne
  Moulins|03000|Auvergne-Rhône-Alpes
  Mulhouse|68100+68200|Grand Est
  Nancy|54000|Grand Est
  Nanterre|92000|Île-de-France
  Nantes|44000+44100+44200+44300|Pays de la Loire
  Narbonne|11100|Occitanie
  Nemours|77140|Île-de-France
  Nevers|58000|Bourgogne-Franche-Comté
  Nice|06000+06100+06200+06300|Provence-Alpes-Côte d’Azur
  Nîmes|30000+30900|Occitanie
  Niort|79000|Nouvelle-Aquitaine
  Noisy-le-Grand|93160|Île-de-France
  Orange|84100|Provence-Alpes-Côte d’Azur
  Orléans|45000+45100|Centre-Val de Loire
  Orsay|91400|Île-de-France
  Oyonnax|01100|Auvergne-Rhône-Alpes
  Paris|75001-75020|Île-de-France
  Pau|64000|Nouvelle-Aquitaine
  Périgueux|24000|Nouvelle-Aquitaine
  Perpignan|66000+66100|Occitanie
  Pessac|33600|Nouvelle-Aquitaine
  Poitiers|86000|Nouvelle-Aquitaine
  Pontarlier|25300|Bourgogne-Franche-Comté
  Pontivy|56300|Bretagne
  Pontoise|95300|Île-de-France
  Privas|07000|Auvergne-Rhône-Alpes
  Quimper|29000|Bretagne
  Quimperlé|29300|Bretagne
  Rambouillet|78120|Île-de-France
  Redon|35600|Bretagne
  Reims|51100|Grand Est
  Rennes|35000+35200+35700|Bretagne
  Roanne|42300|Auvergne-Rhône-Alpes
  Rochefort|17300|Nouvelle-Aquitaine
  Rodez|12000|Occitanie
  Roubaix|59100|Hauts-de-France
  Rouen|76000+76100|Normandie
  Royan|17200|Nouvelle-Aquitaine
  Saint-Brieuc|22000|Bretagne
  Saint-Denis|93200|Île-de-France
  Saint-Dié-des-Vosges|88100|Grand Est
  Saint-Dizier|52100|Grand Est
  Saint-Étienne|42000+42100|Auvergne-Rhône-Alpes
  Saint-Germain-en-Laye|78100|Île-de-France
  Saint-Lô|50000|Normandie
  Saint-Malo|35400|Bretagne
  Saint-Nazaire|44600|Pays de la Loire
  Saint-Omer|62500|Hauts-de-France
  Saint-Quentin|02100|Hauts-de-France
  Saintes|17100|Nouvelle-Aquitaine
  Salon-de-Provence|13300|Provence-Alpes-Côte d’Azur
  Sarreguemines|57200|Grand Est
  Saumur|49400|Pays de la Loire
  Sedan|08200|Grand Est
  Senlis|60300|Hauts-de-France
  Sens|89100|Bourgogne-Franche-Comté
  Sète|34200|Occitanie
  Soissons|02200|Hauts-de-France
  Strasbourg|67000+67100+67200|Grand Est
  Tarbes|65000|Occitanie
  Thionville|57100|Grand Est
  Thonon-les-Bains|74200|Auvergne-Rhône-Alpes
  Toulon|83000+83100+83200|Provence-Alpes-Côte d’Azur
  Toulouse|31000+31100+31200+31300+31400+31500|Occitanie
  Tourcoing|59200|Hauts-de-France
  Tours|37000+37100+37200|Centre-Val de Loire
  Troyes|10000|Grand Est
  Tulle|19000|Nouvelle-Aquitaine
  Valence|26000|Auvergne-Rhône-Alpes
  Valenciennes|59300|Hauts-de-France
  Vannes|56000|Bretagne
  Vénissieux|69200|Auvergne-Rhône-Alpes
  Verdun|55100|Grand Est
  Versailles|78000|Île-de-France
  Vesoul|70000|Bourgogne-Franche-Comté
  Vichy|03200|Auvergne-Rhône-Alpes
  Vienne|38200|Auvergne-Rhône-Alpes
  Vierzon|18100|Centre-Val de Loire
  Villefranche-sur-Saône|69400|Auvergne-Rhône-Alpes
  Villeurbanne|69100|Auvergne-Rhône-Alpes
  Vincennes|94300|Île-de-France
  Vitré|35500|Bretagne
  Voiron|38500|Auvergne-Rhône-Alpes
  """)

let frenchStreets = Words(
  """
  allée des Acacias, allée des Bouleaux, allée des Cerisiers, allée des Chênes, allée des Érables, allée des Lilas,
  allée des Marronniers, allée des Mimosas, allée des Peupliers, allée des Platanes, allée des Rosiers,
  allée des Tilleuls, allée du Château, allée du Parc, avenue Aristide-Briand, avenue de Bretagne, avenue de la Gare,
  avenue de la Libération, avenue de la Marne, avenue de la Mer, avenue de la Paix, avenue de la République,
  avenue de la Résistance, avenue de Paris, avenue de Verdun, avenue des Alpes, avenue des Champs,
  avenue des Pyrénées, avenue des Sports, avenue du Général-Leclerc, avenue du Maréchal-Foch, avenue du Stade,
  avenue Émile-Zola, avenue Gambetta, avenue Jean-Jaurès, avenue Jean-Moulin, avenue Jules-Ferry, avenue Pasteur,
  avenue Pierre-Curie, avenue Victor-Hugo, boulevard Carnot, boulevard de la Liberté, boulevard de la République,
  boulevard de Strasbourg, boulevard des Arts, boulevard du Midi, boulevard du Nord, boulevard Gambetta,
  boulevard Jean-Jaurès, boulevard Pasteur, boulevard Voltaire, boulevard Victor-Hugo, chemin de Halage,
  chemin de la Chapelle, chemin de la Colline, chemin de la Croix, chemin de la Fontaine, chemin de la Forêt,
  chemin de la Garenne, chemin de la Plaine, chemin de la Source, chemin des Amandiers, chemin des Bois,
  chemin des Bruyères, chemin des Oliviers, chemin des Pins, chemin des Vignes, chemin du Bois, chemin du Canal,
  chemin du Lavoir, chemin du Moulin, chemin du Pressoir, chemin du Stade, chemin Vert, cité des Fleurs,
  cours de Verdun, cours Gambetta, cours Lafayette, cours Mirabeau, esplanade du Lac, impasse de l’Église,
  impasse des Bleuets, impasse des Hirondelles, impasse des Jardins, impasse des Roses, impasse du Clos,
  impasse du Puits, montée de l’Observance, montée du Château, passage de l’Horloge, passage des Artisans,
  passage du Commerce, passage Saint-Michel, place Carnot, place Charles-de-Gaulle, place d’Armes, place de l’Église,
  place de l’Hôtel-de-Ville, place de la Bourse, place de la Gare, place de la Liberté, place de la Mairie,
  place de la République, place des Halles, place du Château, place du Marché, place Gambetta, place Jean-Jaurès,
  place Saint-Pierre, place Victor-Hugo, promenade des Remparts, quai Bonaparte, quai de la Loire, quai de la Marine,
  quai des Tanneurs, quai du Port, quai Voltaire, résidence du Lac, résidence les Charmilles, route d’Orléans,
  route de Bordeaux, route de la Plage, route de Lyon, route de Paris, route des Crêtes, route du Littoral,
  route Nationale, rue Albert-Camus, rue Alexandre-Dumas, rue Alphonse-Daudet, rue Ampère, rue Anatole-France,
  rue André-Malraux, rue Antoine-de-Saint-Exupéry, rue Aristide-Briand, rue Auguste-Renoir, rue Basse,
  rue Beaumarchais, rue Berlioz, rue Blaise-Pascal, rue Boileau, rue Camille-Claudel, rue Carnot, rue Chanzy,
  rue Claude-Debussy, rue Claude-Monet, rue Condorcet, rue Corneille, rue d’Alsace, rue de Bourgogne, rue de Bretagne,
  rue de l’Abbaye, rue de l’Abreuvoir, rue de l’Avenir, rue de l’École, rue de l’Égalité, rue de l’Église,
  rue de l’Hôpital, rue de l’Industrie, rue de l’Union, rue de la Barre, rue de la Fontaine, rue de la Forge,
  rue de la Fraternité, rue de la Gare, rue de la Liberté, rue de la Mairie, rue de la Paix, rue de la Poste,
  rue de la République, rue de la Tour, rue de la Victoire, rue de Lorraine, rue de Normandie, rue de Paris,
  rue de Provence, rue de Verdun, rue Denis-Diderot, rue des Acacias, rue des Alouettes, rue des Artisans,
  rue des Carmes, rue des Champs, rue des Cordeliers, rue des Coquelicots, rue des Écoles, rue des Fleurs,
  rue des Fossés, rue des Frères-Lumière, rue des Jardins, rue des Jonquilles, rue des Lilas, rue des Lys,
  rue des Marronniers, rue des Mésanges, rue des Peupliers, rue des Prés, rue des Primevères, rue des Remparts,
  rue des Rosiers, rue des Saules, rue des Tanneurs, rue des Tilleuls, rue des Tulipes, rue des Vergers,
  rue des Vignes, rue des Violettes, rue du 8-Mai-1945, rue du 11-Novembre, rue du Bourg, rue du Calvaire,
  rue du Château, rue du Cimetière, rue du Commerce, rue du Docteur-Roux, rue du Faubourg, rue du Four, rue du Lavoir,
  rue du Marché, rue du Moulin, rue du Pont, rue du Port, rue du Presbytère, rue du Puits, rue du Stade,
  rue du Temple, rue du Vieux-Moulin, rue Edgar-Degas, rue Émile-Zola, rue Eugène-Delacroix, rue Ferdinand-Buisson,
  rue Franklin, rue Gambetta, rue George-Sand, rue Georges-Bizet, rue Guy-de-Maupassant, rue Gustave-Eiffel,
  rue Gustave-Flaubert, rue Haute, rue Hector-Berlioz, rue Henri-Matisse, rue Honoré-de-Balzac, rue Jacques-Cartier,
  rue Jacques-Prévert, rue Jean-Bart, rue Jean-de-La-Fontaine, rue Jean-Jaurès, rue Jean-Moulin, rue Jean-Racine,
  rue Jeanne-d’Arc, rue Jules-Ferry, rue Jules-Verne, rue La Bruyère, rue La Fayette, rue Lamartine, rue Lavoisier,
  rue Louis-Blanc, rue Louis-Pasteur, rue Marcel-Pagnol, rue Marcel-Proust, rue Marie-Curie, rue Maurice-Ravel,
  rue Mirabeau, rue Molière, rue Montaigne, rue Montesquieu, rue Neuve, rue Parmentier, rue Pasteur, rue Paul-Bert,
  rue Paul-Cézanne, rue Paul-Éluard, rue Paul-Verlaine, rue Pierre-Corneille, rue Pierre-de-Ronsard, rue Principale,
  rue Rabelais, rue René-Cassin, rue Rouget-de-Lisle, rue Saint-Jacques, rue Saint-Jean, rue Saint-Martin,
  rue Saint-Nicolas, rue Sainte-Anne, rue Stendhal, rue Thiers, rue Traversière, rue Vauban, rue Victor-Hugo,
  rue Voltaire, sentier des Écoliers, square des Fleurs, square du Parc, venelle du Verger, voie Romaine
  """)
