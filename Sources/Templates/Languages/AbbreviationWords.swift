/// Words with their usual abbreviations, by language. A word in small letters is also found with a capital; one with a
/// capital only so.
enum AbbreviationWords {
  static func of(_ language: Language, isChat: Bool) -> [(old: String, new: String, weight: Double)] {
    let table =
      switch language {
      case .english: isChat ? englishChat : english
      case .german: isChat ? germanChat : german
      case .french: isChat ? frenchChat : french
      case .spanish: isChat ? spanishChat : spanish
      }
    return table.map { ($0, $1, 1) }
  }

  private static let english: KeyValuePairs = [
    "Street": "St.", "Avenue": "Ave.", "Boulevard": "Blvd.", "Road": "Rd.", "Drive": "Dr.", "Lane": "Ln.",
    "Square": "Sq.", "Highway": "Hwy.", "Apartment": "Apt.", "Building": "Bldg.", "Suite": "Ste.", "Mount": "Mt.",
    "Saint": "St.", "Doctor": "Dr.", "Professor": "Prof.", "Mister": "Mr.", "Senator": "Sen.", "General": "Gen.",
    "Captain": "Capt.", "Lieutenant": "Lt.", "Sergeant": "Sgt.", "President": "Pres.", "Governor": "Gov.",
    "Junior": "Jr.", "Senior": "Sr.", "Company": "Co.", "Corporation": "Corp.", "Incorporated": "Inc.",
    "Limited": "Ltd.", "Brothers": "Bros.", "Department": "Dept.", "University": "Univ.", "January": "Jan.",
    "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.", "November": "Nov.",
    "December": "Dec.", "Monday": "Mon.", "Tuesday": "Tue.", "Wednesday": "Wed.", "Thursday": "Thu.", "Friday": "Fri.",
    "Saturday": "Sat.", "Sunday": "Sun.", "for example": "e.g.", "that is": "i.e.", "and so on": "etc.",
    "versus": "vs.", "approximately": "approx.", "number": "no.", "telephone": "tel.", "information": "info",
    "maximum": "max.", "minimum": "min.", "minutes": "min", "hours": "hrs", "seconds": "sec", "years": "yrs",
    "weeks": "wks", "kilograms": "kg", "kilogram": "kg", "grams": "g", "milligrams": "mg", "kilometers": "km",
    "meters": "m", "centimeters": "cm", "millimeters": "mm", "miles": "mi", "pounds": "lbs", "ounces": "oz",
    "percent": "%", "and": "&", "as soon as possible": "ASAP", "care of": "c/o", "without": "w/o", "with": "w/",
  ]

  private static let englishChat: KeyValuePairs = [
    "you": "u", "are": "r", "your": "ur", "you are": "ur", "please": "pls", "thanks": "thx", "thank you": "ty",
    "because": "cuz", "be": "b", "see": "c", "see you": "cu", "to": "2", "too": "2", "for": "4", "before": "b4",
    "great": "gr8", "late": "l8", "later": "l8r", "tomorrow": "tmrw", "tonight": "2nite", "today": "2day",
    "people": "ppl", "message": "msg", "by the way": "btw", "I don't know": "idk", "in my opinion": "imo",
    "as far as I know": "afaik", "on my way": "omw", "to be honest": "tbh", "never mind": "nvm", "right now": "rn",
    "talk to you later": "ttyl", "be right back": "brb", "oh my god": "omg", "I love you": "ily", "okay": "k",
    "something": "sth", "someone": "sb", "with": "w", "without": "w/o", "about": "abt", "though": "tho",
    "through": "thru", "going to": "gonna", "want to": "wanna", "got to": "gotta", "probably": "prob", "really": "rly",
    "yes": "ya", "no": "nope", "weekend": "wknd", "minutes": "mins", "hours": "hrs",
  ]

  private static let german: KeyValuePairs = [
    "Straße": "Str.", "straße": "str.", "Platz": "Pl.", "Doktor": "Dr.", "Professor": "Prof.", "Herr": "Hr.",
    "Herrn": "Hrn.", "Frau": "Fr.", "Sankt": "St.", "Hauptbahnhof": "Hbf.", "Bahnhof": "Bhf.", "Nummer": "Nr.",
    "Telefon": "Tel.", "Seite": "S.", "Kapitel": "Kap.", "Januar": "Jan.", "Februar": "Feb.", "August": "Aug.",
    "September": "Sept.", "Oktober": "Okt.", "November": "Nov.", "Dezember": "Dez.", "Montag": "Mo.", "Dienstag": "Di.",
    "Mittwoch": "Mi.", "Donnerstag": "Do.", "Freitag": "Fr.", "Samstag": "Sa.", "Sonntag": "So.",
    "zum Beispiel": "z. B.",
    "das heißt": "d. h.", "unter anderem": "u. a.", "und so weiter": "usw.", "beziehungsweise": "bzw.",
    "gegebenenfalls": "ggf.", "circa": "ca.", "ungefähr": "ca.", "eventuell": "evtl.", "inklusive": "inkl.",
    "einschließlich": "einschl.", "vergleiche": "vgl.", "sogenannte": "sog.", "sogenannten": "sog.", "und": "u.",
    "oder": "od.", "Abteilung": "Abt.", "Gesellschaft": "Ges.", "Universität": "Univ.", "geboren": "geb.",
    "Minuten": "Min.", "Stunden": "Std.", "Stunde": "Std.", "Sekunden": "Sek.", "Jahrhundert": "Jh.",
    "Kilogramm": "kg", "Gramm": "g", "Kilometer": "km", "Meter": "m", "Zentimeter": "cm", "Euro": "€", "Prozent": "%",
    "maximal": "max.", "minimal": "min.", "mindestens": "mind.", "Million": "Mio.", "Millionen": "Mio.",
    "Milliarden": "Mrd.", "mit freundlichen Grüßen": "MfG",
  ]

  private static let germanChat: KeyValuePairs = [
    "vielleicht": "vllt", "irgendwie": "iwie", "irgendwas": "iwas", "irgendwo": "iwo", "irgendwann": "iwann",
    "keine Ahnung": "kA", "kein Problem": "kp", "bis dann": "bd", "bis gleich": "bg", "bis später": "bs",
    "gerade": "grad",
    "eigentlich": "eig", "auf jeden Fall": "aufjedn", "liebe Grüße": "lg", "viele Grüße": "vg", "schöne Grüße": "sg",
    "zum Beispiel": "zb", "Wochenende": "WE", "nicht": "nich", "ist": "is", "ein": "n", "eine": "ne", "einen": "nen",
    "hab dich lieb": "hdl", "ich liebe dich": "ild", "danke": "thx", "bitte": "bidde", "okay": "ok", "und": "u",
    "morgen": "morgn", "heute": "heut", "Nachricht": "Nachr", "wahrscheinlich": "wsl", "natürlich": "natürl",
    "schreiben": "schreibn", "haben": "ham", "habe": "hab", "gehen": "gehn", "sehen": "sehn",
  ]

  private static let french: KeyValuePairs = [
    "Monsieur": "M.", "Madame": "Mme", "Mademoiselle": "Mlle", "Messieurs": "MM.", "Mesdames": "Mmes", "Docteur": "Dr",
    "Professeur": "Pr", "Maître": "Me", "Saint": "St", "Sainte": "Ste", "avenue": "av.", "boulevard": "bd",
    "place": "pl.", "numéro": "nº", "téléphone": "tél.", "appartement": "appt", "bâtiment": "bât.", "étage": "ét.",
    "janvier": "janv.", "février": "févr.", "juillet": "juil.", "septembre": "sept.", "octobre": "oct.",
    "novembre": "nov.", "décembre": "déc.", "lundi": "lun.", "mardi": "mar.", "mercredi": "mer.", "jeudi": "jeu.",
    "vendredi": "ven.", "samedi": "sam.", "dimanche": "dim.", "par exemple": "p. ex.", "c'est-à-dire": "c.-à-d.",
    "et cetera": "etc.", "environ": "env.", "minimum": "min.", "maximum": "max.", "minutes": "min", "minute": "min",
    "heures": "h", "heure": "h", "secondes": "s", "kilogrammes": "kg", "grammes": "g", "kilomètres": "km",
    "mètres": "m", "centimètres": "cm", "euros": "€", "pour cent": "%", "siècle": "s.", "page": "p.", "volume": "vol.",
    "s'il vous plaît": "SVP", "rendez-vous": "RDV", "gouvernement": "gouv.", "Société": "Sté", "département": "dép.",
    "confer": "cf.", "direction": "dir.", "adjectif": "adj.", "quelque chose": "qqch.", "quelqu'un": "qqn",
    "aujourd'hui": "auj.",
  ]

  private static let frenchChat: KeyValuePairs = [
    "bonjour": "bjr", "bonsoir": "bsr", "salut": "slt", "beaucoup": "bcp", "s'il te plaît": "stp",
    "s'il vous plaît": "svp", "pourquoi": "pk", "parce que": "pcq", "quelque chose": "qqch", "quelqu'un": "qqn",
    "quand": "qd", "toujours": "tjs", "tout": "tt", "tous": "ts", "toute": "tte", "toutes": "ttes",
    "rendez-vous": "rdv",
    "message": "msg", "problème": "pb", "week-end": "we", "demain": "dem", "aujourd'hui": "ajd", "maintenant": "mtn",
    "désolé": "dsl", "je suis": "chui", "je sais pas": "jsp", "c'est": "c", "vous": "vs", "nous": "ns", "dans": "ds",
    "avec": "avc", "pour": "pr", "plus": "+", "même": "mm", "qui": "ki", "que": "q", "bisous": "bsx", "merci": "mci",
    "à plus tard": "a+", "de rien": "dr", "quoi": "koi", "vraiment": "vrmt", "peut-être": "ptet",
  ]

  private static let spanish: KeyValuePairs = [
    "Señor": "Sr.", "Señora": "Sra.", "Señorita": "Srta.", "Señores": "Sres.", "Doctor": "Dr.", "Doctora": "Dra.",
    "Profesor": "Prof.", "Don": "D.", "Doña": "D.ª", "Calle": "C/", "Avenida": "Avda.", "Plaza": "Pza.", "Paseo": "P.º",
    "Carretera": "Ctra.", "número": "n.º", "teléfono": "tel.", "piso": "p.º", "izquierda": "izda.", "derecha": "dcha.",
    "código postal": "C. P.", "enero": "en.", "febrero": "febr.", "agosto": "ag.", "septiembre": "sept.",
    "octubre": "oct.", "noviembre": "nov.", "diciembre": "dic.", "lunes": "lun.", "martes": "mart.", "jueves": "juev.",
    "viernes": "vier.", "sábado": "sáb.", "domingo": "dom.", "por ejemplo": "p. ej.", "es decir": "e. d.",
    "etcétera": "etc.", "aproximadamente": "aprox.", "máximo": "máx.", "mínimo": "mín.", "minutos": "min", "horas": "h",
    "segundos": "s", "kilogramos": "kg", "gramos": "g", "kilómetros": "km", "metros": "m", "centímetros": "cm",
    "euros": "€", "por ciento": "%", "página": "pág.", "capítulo": "cap.", "siglo": "s.", "usted": "Ud.",
    "ustedes": "Uds.", "Estados Unidos": "EE. UU.", "departamento": "dpto.", "compañía": "cía.",
    "Sociedad Anónima": "S. A.", "administración": "admón.", "universidad": "univ.", "gobierno": "gob.",
    "antes de Cristo": "a. C.", "volumen": "vol.", "edición": "ed.",
  ]

  private static let spanishChat: KeyValuePairs = [
    "que": "q", "porque": "xq", "por qué": "xq", "por favor": "xfa", "para": "pa", "por": "x", "también": "tb",
    "tampoco": "tp", "te quiero": "tq", "te quiero mucho": "tqm", "mensaje": "msj", "besos": "bss", "saludos": "slds",
    "bien": "bn", "muy": "mu", "mucho": "mxo", "donde": "dnd", "cuando": "cuand", "quién": "kien", "qué tal": "q tal",
    "hola": "ola", "gracias": "grax", "siempre": "smpr", "nunca": "nca", "nos vemos": "nv", "mañana": "mñn",
    "fin de semana": "finde", "ahora": "aora", "hasta luego": "htl", "adiós": "a2", "estoy": "toy", "estás": "tas",
    "está": "ta", "más": "+", "menos": "-", "igual": "=", "vosotros": "vos", "de": "d", "te": "t", "me": "m",
  ]
}
