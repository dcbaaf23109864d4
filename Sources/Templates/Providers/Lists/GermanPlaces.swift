// Cities of Germany: name, postcodes that lie in it, state. Of the largest, the ranges that are in use.

let germanCities = Rows(
  """
  Aachen|52062-52080|Nordrhein-Westfalen
  Aalen|73430-73434|Baden-Württemberg
  Ahaus|48683|Nordrhein-Westfalen
  Ansbach|91522|Bayern
  Apolda|99510|Thüringen
  Aschaffenburg|63739-63743|Bayern
  Augsburg|86150-86199|Bayern
  Aurich|26603-26607|Niedersachsen
  Bad Homburg|61348-61352|Hessen
  Bad Kreuznach|55543-55545|Rheinland-Pfalz
  Bad Oldesloe|23843|Schleswig-Holstein
  Bad Salzuflen|32105-32108|Nordrhein-Westfalen
  Baden-Baden|76530-76534|Baden-Württemberg
  Bamberg|96047-96052|Bayern
  Bautzen|02625|Sachsen
  Bayreuth|95444-95448|Bayern
  Bergisch Gladbach|51427-51469|Nordrhein-Westfalen
  Berlin|10115-10119+10178-10179+10243-10249+10315-10319+10365-10369+10405-10409+10435-10439+10551-10559+10585-10589+10623-10629+10707-10719+10777-10789+10823-10829+10961-10969+10997-10999+12043-12059+12099-12109+12157-12169+12203-12209+12247-12249+12305-12309+12347-12359+12435-12439+12487-12489+12524-12527+12555-12559+12587-12589+12619-12629+12679-12689+13051-13059+13086-13089+13125-13129+13156-13159+13187-13189+13347-13359+13403-13409+13435-13439+13465-13469+13503-13509+13581-13599+13627-13629+14050-14059+14163-14169+14193-14199|Berlin
  Biberach|88400|Baden-Württemberg
  Bielefeld|33602-33739|Nordrhein-Westfalen
  Bingen|55411|Rheinland-Pfalz
  Bocholt|46395-46399|Nordrhein-Westfalen
  Bochum|44787-44894|Nordrhein-Westfalen
  Bonn|53111-53229|Nordrhein-Westfalen
  Borken|46325|Nordrhein-Westfalen
  Bottrop|46236-46244|Nordrhein-Westfalen
  Brandenburg an der Havel|14770-14776|Brandenburg
  Braunschweig|38100-38126|Niedersachsen
  Bremen|28195-28239+28277-28279+28307-28309+28325-28329+28355-28359+28717-28719+28755-28779|Bremen
  Bremerhaven|27568-27580|Bremen
  Bruchsal|76646|Baden-Württemberg
  Buxtehude|21614|Niedersachsen
  Celle|29221-29229|Niedersachsen
  Chemnitz|09111-09131|Sachsen
  Cloppenburg|49661|Niedersachsen
  Coburg|96450|Bayern
  Coesfeld|48653|Nordrhein-Westfalen
  Cottbus|03042-03055|Brandenburg
  Cuxhaven|27472-27478|Niedersachsen
  Dachau|85221|Bayern
  Darmstadt|64283-64297|Hessen
  Deggendorf|94469|Bayern
  Delmenhorst|27749-27755|Niedersachsen
  Dessau-Roßlau|06842-06849|Sachsen-Anhalt
  Detmold|32756-32760|Nordrhein-Westfalen
  Dinslaken|46535-46539|Nordrhein-Westfalen
  Döbeln|04720|Sachsen
  Dorsten|46282-46286|Nordrhein-Westfalen
  Dortmund|44135-44149+44225-44229+44263-44269+44287-44289+44309+44319+44328-44339+44357-44359+44369+44379+44388|Nordrhein-Westfalen
  Dresden|01067-01069+01097-01099+01127-01129+01139+01157-01159+01169+01187-01189+01217-01219+01237-01239+01257-01259+01277-01279+01307-01309+01324-01328|Sachsen
  Duisburg|47051-47059+47119+47137-47139+47166-47169+47178-47179+47198-47199+47226-47229+47239+47249+47259+47269+47279|Nordrhein-Westfalen
  Düren|52349-52355|Nordrhein-Westfalen
  Düsseldorf|40210-40239+40468-40489+40545-40549+40589-40599+40625-40629|Nordrhein-Westfalen
  Eberswalde|16225-16227|Brandenburg
  Eisenach|99817|Thüringen
  Eisenhüttenstadt|15890|Brandenburg
  Emden|26721-26725|Niedersachsen
  Erding|85435|Bayern
  Erfurt|99084-99099|Thüringen
  Erlangen|91052-91058|Bayern
  Eschwege|37269|Hessen
  Essen|45127-45149+45219+45239+45257-45259+45276-45279+45289+45307-45309+45326-45329+45355-45359|Nordrhein-Westfalen
  Esslingen am Neckar|73728-73734|Baden-Württemberg
  Euskirchen|53879-53881|Nordrhein-Westfalen
  Flensburg|24937-24944|Schleswig-Holstein
  Frankfurt am Main|60308-60329+60385-60389+60431-60439+60486-60489+60528-60529+60547-60549+60594-60599|Hessen
  Frankfurt (Oder)|15230-15236|Brandenburg
  Freiberg|09599|Sachsen
  Freiburg im Breisgau|79098-79117|Baden-Württemberg
  Freising|85354-85356|Bayern
  Friedrichshafen|88045-88048|Baden-Württemberg
  Fulda|36037-36043|Hessen
  Fürstenfeldbruck|82256|Bayern
  Fürth|90762-90768|Bayern
  Garmisch-Partenkirchen|82467|Bayern
  Gelsenkirchen|45879-45899|Nordrhein-Westfalen
  Gera|07545-07557|Thüringen
  Gießen|35390-35398|Hessen
  Gifhorn|38518|Niedersachsen
  Goslar|38640-38644|Niedersachsen
  Gotha|99867|Thüringen
  Göppingen|73033-73037|Baden-Württemberg
  Görlitz|02826-02828|Sachsen
  Göttingen|37073-37085|Niedersachsen
  Greifswald|17489-17493|Mecklenburg-Vorpommern
  Gütersloh|33330-33335|Nordrhein-Westfalen
  Güstrow|18273|Mecklenburg-Vorpommern
  Hagen|58089-58135|Nordrhein-Westfalen
  Halberstadt|38820|Sachsen-Anhalt
  Halle (Saale)|06108-06132|Sachsen-Anhalt
  Hamburg|20095-20099+20144-20149+20249-20259+20354-20359+20457-20459+20535-20539+21029-21039+21073-21079+21107-21109+21147-21149+22041-22049+22081-22089+22111-22119+22143-22149+22175-22179+22297-22309+22335-22339+22391-22399+22415-22419+22453-22459+22523-22529+22547-22549+22587-22589+22605-22609+22761-22769|Hamburg
  Hameln|31785-31789|Niedersachsen
  Hamm|59063-59077|Nordrhein-Westfalen
  Hanau|63450-63457|Hessen
  Hannover|30159-30179+30449-30459+30519-30559+30625-30659|Niedersachsen
  Heidelberg|69115-69126|Baden-Württemberg
  Heidenheim|89518-89522|Baden-Württemberg
  Heilbronn|74072-74081|Baden-Württemberg
  Helmstedt|38350|Niedersachsen
  Herford|32049-32052|Nordrhein-Westfalen
  Herne|44623-44653|Nordrhein-Westfalen
  Hildesheim|31134-31141|Niedersachsen
  Hof|95028-95032|Bayern
  Homburg|66424|Saarland
  Husum|25813|Schleswig-Holstein
  Ibbenbüren|49477-49479|Nordrhein-Westfalen
  Ilmenau|98693|Thüringen
  Ingolstadt|85049-85057|Bayern
  Iserlohn|58636-58644|Nordrhein-Westfalen
  Itzehoe|25524|Schleswig-Holstein
  Jena|07743-07751|Thüringen
  Kaiserslautern|67655-67663|Rheinland-Pfalz
  Karlsruhe|76131-76229|Baden-Württemberg
  Kassel|34117-34134|Hessen
  Kaufbeuren|87600|Bayern
  Kempten|87435-87439|Bayern
  Kiel|24103-24159|Schleswig-Holstein
  Kleve|47533|Nordrhein-Westfalen
  Koblenz|56068-56077|Rheinland-Pfalz
  Köln|50667-50679+50733-50739+50765-50769+50823-50829+50858-50859+50931-50939+50968-50969+50996-50999+51061-51069+51103-51109+51143-51149|Nordrhein-Westfalen
  Konstanz|78462-78467|Baden-Württemberg
  Krefeld|47798-47839|Nordrhein-Westfalen
  Kulmbach|95326|Bayern
  Landau|76829|Rheinland-Pfalz
  Landshut|84028-84036|Bayern
  Leer|26789|Niedersachsen
  Leipzig|04103-04109+04129+04155-04159+04177-04179+04205-04209+04229+04275-04279+04289+04299+04315-04319+04328-04329+04347-04357|Sachsen
  Leverkusen|51371-51381|Nordrhein-Westfalen
  Limburg|65549-65556|Hessen
  Lingen|49808-49811|Niedersachsen
  Lippstadt|59555-59558|Nordrhein-Westfalen
  Lörrach|79539-79541|Baden-Württemberg
  Lübeck|23552-23570|Schleswig-Holstein
  Lüdenscheid|58507-58515|Nordrhein-Westfalen
  Ludwigsburg|71634-71642|Baden-Württemberg
  Ludwigshafen|67059-67071|Rheinland-Pfalz
  Lüneburg|21335-21339|Niedersachsen
  Lünen|44532-44536|Nordrhein-Westfalen
  Magdeburg|39104-39130|Sachsen-Anhalt
  Mainz|55116-55131|Rheinland-Pfalz
  Mannheim|68159-68309|Baden-Württemberg
  Marburg|35037-35043|Hessen
  Marl|45768-45772|Nordrhein-Westfalen
  Meißen|01662|Sachsen
  Memmingen|87700|Bayern
  Menden|58706-58710|Nordrhein-Westfalen
  Merseburg|06217|Sachsen-Anhalt
  Minden|32423-32429|Nordrhein-Westfalen
  Moers|47441-47447|Nordrhein-Westfalen
  Mönchengladbach|41061-41239|Nordrhein-Westfalen
  Mühlhausen|99974|Thüringen
  Mülheim an der Ruhr|45468-45481|Nordrhein-Westfalen
  München|80331-80339+80538-80539+80634-80639+80686-80689+80796-80809+80933-80939+80992-80999+81241-81249+81369-81379+81475-81479+81539-81549+81667-81679+81735-81739+81825-81829+81925-81929|Bayern
  Münster|48143-48167|Nordrhein-Westfalen
  Naumburg|06618|Sachsen-Anhalt
  Neubrandenburg|17033-17036|Mecklenburg-Vorpommern
  Neumünster|24534-24539|Schleswig-Holstein
  Neuss|41460-41472|Nordrhein-Westfalen
  Neuwied|56564-56567|Rheinland-Pfalz
  Nordhausen|99734|Thüringen
  Nordhorn|48527-48531|Niedersachsen
  Nürnberg|90402-90491|Bayern
  Oberhausen|46045-46149|Nordrhein-Westfalen
  Offenbach am Main|63065-63075|Hessen
  Offenburg|77652-77656|Baden-Württemberg
  Oldenburg|26121-26135|Niedersachsen
  Oranienburg|16515|Brandenburg
  Osnabrück|49074-49090|Niedersachsen
  Paderborn|33098-33106|Nordrhein-Westfalen
  Passau|94032-94036|Bayern
  Peine|31224-31228|Niedersachsen
  Pforzheim|75172-75181|Baden-Württemberg
  Pirmasens|66953-66955|Rheinland-Pfalz
  Pirna|01796|Sachsen
  Plauen|08523-08529|Sachsen
  Potsdam|14467-14482|Brandenburg
  Quedlinburg|06484|Sachsen-Anhalt
  Rastatt|76437|Baden-Württemberg
  Ratingen|40878-40885|Nordrhein-Westfalen
  Ravensburg|88212-88214|Baden-Württemberg
  Recklinghausen|45657-45665|Nordrhein-Westfalen
  Regensburg|93047-93059|Bayern
  Remscheid|42853-42899|Nordrhein-Westfalen
  Rendsburg|24768|Schleswig-Holstein
  Reutlingen|72760-72770|Baden-Württemberg
  Rheine|48429-48432|Nordrhein-Westfalen
  Rosenheim|83022-83026|Bayern
  Rostock|18055-18147|Mecklenburg-Vorpommern
  Saarbrücken|66111-66133|Saarland
  Saarlouis|66740|Saarland
  Salzgitter|38226-38259|Niedersachsen
  Schwäbisch Gmünd|73525-73529|Baden-Württemberg
  Schwäbisch Hall|74523|Baden-Württemberg
  Schwedt|16303|Brandenburg
  Schweinfurt|97421-97424|Bayern
  Schwerin|19053-19063|Mecklenburg-Vorpommern
  Siegen|57072-57080|Nordrhein-Westfalen
  Sindelfingen|71063-71069|Baden-Württemberg
  Soest|59494|Nordrhein-Westfalen
  Solingen|42651-42719|Nordrhein-Westfalen
  Speyer|67346|Rheinland-Pfalz
  Stade|21680-21684|Niedersachsen
  Stendal|39576|Sachsen-Anhalt
  Stralsund|18435-18439|Mecklenburg-Vorpommern
  Straubing|94315|Bayern
  Stuttgart|70173-70199+70327-70329+70372-70378+70435-70439+70563-70569+70597-70599|Baden-Württemberg
  Suhl|98527-98529|Thüringen
  Trier|54290-54296|Rheinland-Pfalz
  Tübingen|72070-72076|Baden-Württemberg
  Ulm|89073-89081|Baden-Württemberg
  Unna|59423-59427|Nordrhein-Westfalen
  Velbert|42549-42555|Nordrhein-Westfalen
  Villingen-Schwenningen|78048-78056|Baden-Württemberg
  Weiden|92637|Bayern
  Weimar|99423-99427|Thüringen
  Wesel|46483-46487|Nordrhein-Westfalen
  Wetzlar|35576-35586|Hessen
  Wiesbaden|65183-65207|Hessen
  Wilhelmshaven|26382-26389|Niedersachsen
  Wismar|23966-23970|Mecklenburg-Vorpommern
  Witten|58452-58456|Nordrhein-Westfalen
  Wolfenbüttel|38300-38304|Niedersachsen
  Wolfsburg|38440-38448|Niedersachsen
  Worms|67547-67551|Rheinland-Pfalz
  Wuppertal|42103-42399|Nordrhein-Westfalen
  Würzburg|97070-97084|Bayern
  Zittau|02763|Sachsen
  Zwickau|08056-08066|Sachsen
  """)

let germanStreets = Words(
  """
  Adlerstraße, Ahornallee, Ahornweg, Akazienweg, Alte Landstraße, Alter Markt, Am Alten Sportplatz, Am Anger, Am Bach,
  Am Bahndamm, Am Bahnhof, Am Berg, Am Brunnen, Am Denkmal, Am Friedhof, Am Graben, Am Hang, Am Hof, Am Kirchberg,
  Am Markt, Am Mühlbach, Am Park, Am Rathaus, Am Ring, Am Sportplatz, Am Stadtgraben, Am Teich, Am Wald, Am Waldrand,
  Am Wasserturm, Am Weinberg, Amselweg, An der Kirche, An der Mühle, Apfelallee, Asternweg, Auf dem Berg,
  Auf der Höhe, Augustastraße, Bachstraße, Badstraße, Bahnhofsallee, Bahnhofstraße, Beethovenstraße, Bergstraße,
  Berliner Straße, Birkenallee, Birkenstraße, Birkenweg, Bismarckstraße, Blumenstraße, Bodelschwinghstraße, Brahmsweg,
  Breite Straße, Breslauer Straße, Brückenstraße, Brunnenstraße, Buchenweg, Burgstraße, Carl-von-Ossietzky-Straße,
  Dahlienweg, Dammstraße, Danziger Straße, Dieselstraße, Dorfstraße, Drosselweg, Dürerstraße, Ebertstraße, Eibenweg,
  Eichendorffstraße, Eichenstraße, Eichenweg, Elsterweg, Engelgasse, Erlenweg, Eschenweg, Falkenstraße, Färbergasse,
  Fasanenweg, Feldstraße, Fichtenweg, Finkenweg, Fischergasse, Fliederweg, Forststraße, Frankfurter Straße,
  Friedensstraße, Friedhofstraße, Friedrichstraße, Frühlingsstraße, Gänsemarkt, Gartenstraße, Gartenweg, Gerberstraße,
  Gerhart-Hauptmann-Straße, Ginsterweg, Goethestraße, Grabenstraße, Grüner Weg, Hafenstraße, Hamburger Straße,
  Händelstraße, Haselweg, Hauptstraße, Haydnstraße, Heckenweg, Heideweg, Heinrich-Heine-Straße, Hermann-Löns-Straße,
  Herrengasse, Hinterm Dorf, Hirtenweg, Hochstraße, Hofstraße, Hohe Straße, Holunderweg, Holzweg, Hopfenweg,
  Humboldtstraße, Im Grund, Im Winkel, In der Aue, Industriestraße, Jägerstraße, Jahnstraße, Johannisstraße,
  Kaiserstraße, Kantstraße, Kapellenweg, Karlstraße, Kastanienallee, Kastanienweg, Kiefernweg, Kirchgasse, Kirchplatz,
  Kirchstraße, Kirchweg, Kirschallee, Kleiststraße, Klosterstraße, Kolpingstraße, Königsberger Straße, Königstraße,
  Krokusweg, Kurze Straße, Lange Straße, Lärchenweg, Lerchenweg, Lessingstraße, Lilienweg, Lindenallee, Lindenplatz,
  Lindenstraße, Lindenweg, Lortzingstraße, Ludwigstraße, Luisenstraße, Lutherstraße, Marienstraße, Marktplatz,
  Marktstraße, Martin-Luther-Straße, Max-Planck-Straße, Meisenweg, Mittelstraße, Mörikestraße, Mozartstraße,
  Mühlenstraße, Mühlenweg, Mühlgasse, Münchener Straße, Narzissenweg, Nelkenweg, Neue Straße, Neuer Weg,
  Nikolaistraße, Nordring, Nordstraße, Nussbaumweg, Oberer Weg, Oststraße, Ostring, Ottostraße, Pappelallee,
  Parkstraße, Parkweg, Pestalozzistraße, Pfarrgasse, Pfarrstraße, Poststraße, Primelweg, Quellenweg, Raiffeisenstraße,
  Rathausplatz, Rathausstraße, Rebenweg, Reiherweg, Rheinstraße, Richard-Wagner-Straße, Ringstraße,
  Robert-Koch-Straße, Röntgenstraße, Rosenstraße, Rosenweg, Rotdornweg, Salzstraße, Sandweg, Schäfergasse,
  Schillerstraße, Schlehenweg, Schlossallee, Schlossplatz, Schlossstraße, Schmiedegasse, Schubertstraße, Schulstraße,
  Schulweg, Schumannstraße, Schützenstraße, Schwalbenweg, Schwarzer Weg, Seestraße, Seilergasse, Siedlungsweg,
  Siemensstraße, Sonnenstraße, Sonnenweg, Spielgasse, Sportplatzweg, Stadtring, Starenweg, Stauffenbergstraße,
  Steinstraße, Steinweg, Stettiner Straße, Stiftstraße, Südring, Südstraße, Talstraße, Tannenweg, Taubenweg,
  Teichstraße, Töpferstraße, Torstraße, Tulpenweg, Turmstraße, Uferstraße, Uhlandstraße, Ulmenallee, Ulmenweg,
  Unter den Linden, Untere Straße, Veilchenweg, Vogelsang, Wacholderweg, Waldstraße, Waldweg, Wallstraße,
  Wasserstraße, Weberstraße, Weidenweg, Weinbergstraße, Weinstraße, Weißdornweg, Werkstraße, Westring, Weststraße,
  Wiesengrund, Wiesenstraße, Wiesenweg, Wilhelm-Busch-Straße, Wilhelmstraße, Winkelgasse, Zeisigweg, Zeppelinstraße,
  Ziegeleiweg, Zum Sportplatz, Zur Alten Mühle
  """)
