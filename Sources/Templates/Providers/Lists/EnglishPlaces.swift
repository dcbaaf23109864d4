// Cities of the United States: name, postcodes that lie in it, state, one of its telephone area codes.

let englishCities = Rows(
  """
  Akron|44301-44314|OH|330
  Albany|12202-12210|NY|518
  Albuquerque|87102-87123|NM|505
  Alexandria|22301-22315|VA|703
  Allentown|18101-18109|PA|610
  Amarillo|79101-79111|TX|806
  Anaheim|92801-92808|CA|714
  Anchorage|99501-99508|AK|907
  Ann Arbor|48103-48109|MI|734
  Arlington|76010-76018|TX|817
  Asheville|28801-28806|NC|828
  Athens|30601-30607|GA|706
  Atlanta|30303-30319|GA|404
  Augusta|30901-30909|GA|706
  Aurora|80010-80019|CO|303
  Austin|78701-78759|TX|512
  Bakersfield|93301-93314|CA|661
  Baltimore|21201-21218|MD|410
  Bangor|04401|ME|207
  Baton Rouge|70801-70820|LA|225
  Beaumont|77701-77708|TX|409
  Bellevue|98004-98008|WA|425
  Berkeley|94702-94710|CA|510
  Billings|59101-59106|MT|406
  Birmingham|35203-35224|AL|205
  Bismarck|58501-58504|ND|701
  Bloomington|47401-47404|IN|812
  Boise|83702-83709|ID|208
  Boston|02108-02136|MA|617
  Boulder|80301-80305|CO|303
  Bridgeport|06604-06610|CT|203
  Buffalo|14201-14226|NY|716
  Burlington|05401-05408|VT|802
  Cambridge|02138-02142|MA|617
  Cape Coral|33904-33914|FL|239
  Cedar Rapids|52401-52411|IA|319
  Champaign|61820-61822|IL|217
  Chandler|85224-85226|AZ|480
  Charleston|29401-29414|SC|843
  Charlotte|28202-28217|NC|704
  Chattanooga|37402-37412|TN|423
  Chesapeake|23320-23325|VA|757
  Cheyenne|82001-82009|WY|307
  Chicago|60601-60661|IL|312
  Chula Vista|91910-91915|CA|619
  Cincinnati|45202-45220|OH|513
  Clarksville|37040-37043|TN|931
  Cleveland|44101-44115|OH|216
  Colorado Springs|80903-80920|CO|719
  Columbia|29201-29210|SC|803
  Columbus|43201-43235|OH|614
  Concord|03301-03303|NH|603
  Corpus Christi|78401-78418|TX|361
  Dallas|75201-75254|TX|214
  Davenport|52801-52807|IA|563
  Dayton|45402-45420|OH|937
  Denver|80202-80239|CO|303
  Des Moines|50309-50321|IA|515
  Detroit|48201-48228|MI|313
  Dover|19901-19904|DE|302
  Duluth|55802-55812|MN|218
  Durham|27701-27713|NC|919
  El Paso|79901-79936|TX|915
  Elizabeth|07201-07208|NJ|908
  Erie|16501-16511|PA|814
  Eugene|97401-97405|OR|541
  Evansville|47708-47715|IN|812
  Fargo|58102-58104|ND|701
  Fayetteville|28301-28314|NC|910
  Flagstaff|86001-86005|AZ|928
  Flint|48502-48507|MI|810
  Fort Collins|80521-80528|CO|970
  Fort Lauderdale|33301-33317|FL|954
  Fort Smith|72901-72908|AR|479
  Fort Wayne|46802-46835|IN|260
  Fort Worth|76102-76137|TX|817
  Fremont|94536-94539|CA|510
  Fresno|93701-93728|CA|559
  Gainesville|32601-32609|FL|352
  Garland|75040-75044|TX|972
  Gary|46402-46409|IN|219
  Glendale|85301-85310|AZ|623
  Grand Forks|58201-58203|ND|701
  Grand Rapids|49503-49525|MI|616
  Green Bay|54301-54313|WI|920
  Greensboro|27401-27410|NC|336
  Greenville|29601-29617|SC|864
  Gulfport|39501-39507|MS|228
  Hampton|23661-23669|VA|757
  Harrisburg|17101-17112|PA|717
  Hartford|06103-06120|CT|860
  Helena|59601-59602|MT|406
  Henderson|89002-89015|NV|702
  Hialeah|33010-33018|FL|305
  Hilo|96720|HI|808
  Honolulu|96813-96826|HI|808
  Houston|77002-77099|TX|713
  Huntington|25701-25705|WV|304
  Huntsville|35801-35816|AL|256
  Idaho Falls|83401-83406|ID|208
  Independence|64050-64058|MO|816
  Indianapolis|46201-46260|IN|317
  Iowa City|52240-52246|IA|319
  Irvine|92602-92620|CA|949
  Irving|75060-75063|TX|972
  Ithaca|14850-14853|NY|607
  Jackson|39201-39213|MS|601
  Jacksonville|32202-32225|FL|904
  Jersey City|07302-07311|NJ|201
  Joliet|60431-60436|IL|815
  Juneau|99801|AK|907
  Kalamazoo|49001-49009|MI|269
  Kansas City|64105-64138|MO|816
  Knoxville|37902-37924|TN|865
  Lafayette|70501-70508|LA|337
  Lakeland|33801-33815|FL|863
  Lancaster|17601-17603|PA|717
  Lansing|48906-48917|MI|517
  Laramie|82070-82073|WY|307
  Laredo|78040-78046|TX|956
  Las Cruces|88001-88012|NM|575
  Las Vegas|89101-89149|NV|702
  Lawrence|66044-66049|KS|785
  Lexington|40502-40517|KY|859
  Lincoln|68502-68528|NE|402
  Little Rock|72201-72212|AR|501
  Long Beach|90802-90815|CA|562
  Los Angeles|90001-90068|CA|213
  Louisville|40202-40222|KY|502
  Lowell|01850-01854|MA|978
  Lubbock|79401-79424|TX|806
  Macon|31201-31211|GA|478
  Madison|53703-53719|WI|608
  Manchester|03101-03109|NH|603
  McAllen|78501-78504|TX|956
  Memphis|38103-38128|TN|901
  Mesa|85201-85215|AZ|480
  Miami|33125-33196|FL|305
  Milwaukee|53202-53228|WI|414
  Minneapolis|55401-55419|MN|612
  Missoula|59801-59808|MT|406
  Mobile|36602-36619|AL|251
  Modesto|95350-95358|CA|209
  Montgomery|36104-36117|AL|334
  Morgantown|26501-26508|WV|304
  Naperville|60540-60565|IL|630
  Nashville|37201-37221|TN|615
  New Haven|06510-06519|CT|203
  New Orleans|70112-70131|LA|504
  New York|10001-10040|NY|212
  Newark|07102-07114|NJ|973
  Newport News|23601-23608|VA|757
  Norfolk|23502-23518|VA|757
  Norman|73069-73072|OK|405
  Oakland|94601-94621|CA|510
  Ogden|84401-84405|UT|801
  Oklahoma City|73102-73170|OK|405
  Olympia|98501-98506|WA|360
  Omaha|68102-68164|NE|402
  Orlando|32801-32839|FL|407
  Overland Park|66204-66214|KS|913
  Pasadena|91101-91107|CA|626
  Pensacola|32501-32514|FL|850
  Peoria|61602-61615|IL|309
  Philadelphia|19102-19154|PA|215
  Phoenix|85003-85054|AZ|602
  Pierre|57501|SD|605
  Pittsburgh|15201-15238|PA|412
  Plano|75023-75025|TX|972
  Portland|97201-97239|OR|503
  Providence|02903-02909|RI|401
  Provo|84601-84606|UT|801
  Pueblo|81001-81008|CO|719
  Raleigh|27601-27617|NC|919
  Rapid City|57701-57703|SD|605
  Reno|89501-89523|NV|775
  Richmond|23219-23238|VA|804
  Riverside|92501-92509|CA|951
  Roanoke|24011-24020|VA|540
  Rochester|14604-14626|NY|585
  Rockford|61101-61114|IL|815
  Sacramento|95811-95838|CA|916
  Saginaw|48601-48609|MI|989
  Saint Paul|55101-55119|MN|651
  Salem|97301-97306|OR|503
  Salt Lake City|84101-84124|UT|801
  San Antonio|78201-78260|TX|210
  San Bernardino|92401-92411|CA|909
  San Diego|92101-92139|CA|619
  San Francisco|94102-94134|CA|415
  San Jose|95110-95139|CA|408
  Santa Barbara|93101-93111|CA|805
  Santa Fe|87501-87508|NM|505
  Santa Rosa|95401-95409|CA|707
  Savannah|31401-31419|GA|912
  Scottsdale|85250-85260|AZ|480
  Scranton|18503-18510|PA|570
  Seattle|98101-98126|WA|206
  Shreveport|71101-71119|LA|318
  Sioux City|51101-51106|IA|712
  Sioux Falls|57103-57110|SD|605
  South Bend|46601-46637|IN|574
  Spokane|99201-99224|WA|509
  Springfield|62701-62712|IL|217
  St. Louis|63101-63147|MO|314
  St. Petersburg|33701-33716|FL|727
  Stamford|06901-06907|CT|203
  Stockton|95202-95219|CA|209
  Syracuse|13202-13224|NY|315
  Tacoma|98402-98422|WA|253
  Tallahassee|32301-32317|FL|850
  Tampa|33602-33637|FL|813
  Tempe|85281-85284|AZ|480
  Toledo|43604-43623|OH|419
  Topeka|66603-66618|KS|785
  Trenton|08608-08629|NJ|609
  Tucson|85701-85757|AZ|520
  Tulsa|74103-74137|OK|918
  Tuscaloosa|35401-35406|AL|205
  Virginia Beach|23451-23464|VA|757
  Waco|76701-76712|TX|254
  Washington|20001-20020|DC|202
  Waterbury|06702-06710|CT|203
  Wichita|67202-67230|KS|316
  Wilmington|19801-19810|DE|302
  Winston-Salem|27101-27107|NC|336
  Worcester|01602-01610|MA|508
  Yonkers|10701-10710|NY|914
  Youngstown|44502-44515|OH|330
  Yuma|85364-85367|AZ|928
  """)

let englishStreets = Words(
  """
  1st Avenue, 1st Street, 2nd Avenue, 2nd Street, 3rd Avenue, 3rd Street, 4th Avenue, 4th Street, 5th Street,
  6th Street, 7th Avenue, 8th Street, 9th Street, 10th Street, 11th Avenue, 12th Street, 14th Street, 15th Avenue,
  21st Street, Acorn Lane, Adams Street, Airport Road, Alder Street, Ashwood Drive, Aspen Court, Aspen Drive,
  Bank Street, Bay Street, Baker Street, Beach Road, Beacon Street, Beech Street, Beechwood Drive, Belmont Avenue,
  Birch Lane, Birch Street, Bluebird Lane, Boulder Avenue, Bridge Street, Broad Street, Broadway, Brook Lane,
  Brookside Drive, Buckingham Drive, Butternut Drive, Cambridge Court, Canal Street, Canterbury Road, Canyon Road,
  Cardinal Drive, Carriage Drive, Castle Court, Catherine Street, Cedar Avenue, Cedar Lane, Cedar Street,
  Center Street, Central Avenue, Chapel Street, Charles Street, Cherry Lane, Cherry Street, Chestnut Avenue,
  Chestnut Street, Church Road, Church Street, Circle Drive, Clay Street, Clearview Drive, Cleveland Avenue,
  Clinton Street, Clover Lane, College Avenue, College Street, Colonial Drive, Columbia Street, Commerce Street,
  Cottage Street, Country Club Drive, County Line Road, Court Street, Creek Road, Creekside Drive, Cross Street,
  Crestview Drive, Cypress Street, Deer Run, Deerfield Drive, Delaware Avenue, Depot Street, Devon Court,
  Devonshire Drive, Division Street, Dogwood Drive, Dogwood Lane, Durham Road, Eagle Road, East Avenue, East Street,
  Edgewood Drive, Elizabeth Street, Elm Avenue, Elm Street, Elmwood Avenue, Euclid Avenue, Evergreen Drive,
  Evergreen Lane, Fairview Avenue, Fairway Drive, Fawn Court, Fieldstone Drive, Forest Avenue, Forest Drive,
  Forest Street, Fox Hollow Road, Franklin Avenue, Franklin Street, Front Street, Fulton Street, Garden Street,
  Garfield Avenue, George Street, Glenwood Avenue, Grand Avenue, Grant Street, Green Street, Greenwood Avenue,
  Grove Avenue, Grove Street, Hamilton Street, Hanover Court, Harrison Avenue, Harrison Street, Harvard Street,
  Hawthorne Avenue, Hawthorne Lane, Hazel Street, Heather Court, Heritage Drive, Hickory Lane, Hickory Street,
  High Street, Highland Avenue, Highland Drive, Hill Street, Hillcrest Avenue, Hillcrest Drive, Hillside Avenue,
  Holly Court, Holly Drive, Howard Street, Hudson Street, Inverness Drive, Ivy Court, Jackson Avenue, Jackson Street,
  James Street, Jefferson Avenue, Jefferson Street, Jones Street, Juniper Drive, King Street, Kings Highway,
  Lafayette Avenue, Lake Avenue, Lake Street, Lakeview Drive, Lantern Lane, Laurel Drive, Laurel Lane, Laurel Street,
  Lawrence Street, Lexington Drive, Liberty Street, Lilac Lane, Lincoln Avenue, Lincoln Street, Linden Avenue,
  Linden Street, Locust Street, Madison Avenue, Madison Street, Magnolia Avenue, Magnolia Drive, Main Street,
  Manor Drive, Maple Avenue, Maple Lane, Maple Street, Market Street, Marshall Street, Meadow Lane, Meadow Street,
  Meadowbrook Drive, Mechanic Street, Mill Road, Mill Street, Monroe Drive, Monroe Street, Mountain View Drive,
  Mulberry Lane, Mulberry Street, Myrtle Avenue, New Street, North Avenue, North Street, Oak Avenue, Oak Lane,
  Oak Street, Oakland Avenue, Old York Road, Olive Street, Orange Street, Orchard Avenue, Orchard Lane,
  Orchard Street, Oxford Court, Park Avenue, Park Drive, Park Place, Park Street, Parkway Drive, Patriot Lane,
  Pearl Street, Penn Street, Pheasant Run, Pine Street, Pleasant Street, Poplar Street, Prospect Avenue,
  Prospect Street, Quail Lane, Queen Street, Race Street, Railroad Avenue, Redwood Drive, Ridge Avenue, Ridge Road,
  River Road, River Street, Riverside Drive, Roosevelt Avenue, Rose Street, Route 6, Sage Drive, School Street,
  Shady Lane, Sheffield Drive, Sherwood Drive, Smith Street, South Street, Spring Street, Spruce Avenue,
  Spruce Street, State Street, Summer Street, Summit Avenue, Summit Street, Sunset Avenue, Sunset Drive, Surrey Lane,
  Sycamore Drive, Sycamore Street, Tanglewood Drive, Taylor Street, Union Street, Valley Road, Valley View Drive,
  Victoria Court, Vine Street, Virginia Avenue, Wall Street, Walnut Avenue, Walnut Street, Warren Avenue,
  Warren Street, Washington Avenue, Washington Street, Water Street, West Avenue, West Street, Westminster Drive,
  White Street, William Street, Williams Street, Willow Avenue, Willow Drive, Willow Street, Wilson Street,
  Winding Way, Windsor Court, Winter Street, Wood Street, Woodland Avenue, Woodland Drive, York Road, York Street
  """)
