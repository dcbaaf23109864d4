import Specification

let drugEntry = ProviderEntry(
  "drug", "a medicine by its international name, with a usual strength, form and frequency",
  example: "{drug: {locale: de}}",
  keys: [
    .locale,
    .list(
      "drugs",
      "drugs, in place of ours, each as 'metformin|500+850|mg|tablet|qd+bid' (name, strengths, unit, form, how often)"),
  ],
  members: .text("text", "name", "dose", "form", "frequency", "frequency_code") + .number("amount") + .text("unit")
) { arguments throws(ProviderFault) in try Drug(arguments) }

/// `metformin 500 mg tablets, twice daily`. For notes and forms only: nothing is advice.
private struct Drug: Provider {
  let language: Language
  /// Every drug at each of its strengths and frequencies.
  private let doses: [Dose]

  private struct Dose: Sendable, Hashable {
    let name: String
    let amount: String
    let unit: String
    let form: DrugForm
    let frequency: DrugFrequency
  }

  init(_ arguments: ProviderArguments) throws(ProviderFault) {
    language = arguments.language
    if let own = arguments.texts("drugs") {
      var doses: [Dose] = []
      for row in own {
        let columns = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 5, let read = Self.doses(of: columns[0], columns[1...]) else {
          throw ProviderFault("'\(row)' is no drug; write it as 'metformin|500+850|mg|tablet|qd+bid'")
        }
        doses += read
      }
      var known: Set<Dose> = []
      self.doses = doses.filter { known.insert($0).inserted }
    } else {
      let column = Language.allCases.firstIndex(of: language) ?? 0
      doses = drugRows.all.flatMap { Self.doses(of: $0[column], $0[4...]) ?? [] }
    }
  }

  /// A drug at each of its strengths and frequencies; nil if `columns` (strengths, unit, form, frequencies) are none.
  private static func doses(of name: String, _ columns: ArraySlice<String>) -> [Dose]? {
    let columns = Array(columns)
    let amounts = columns[0].split(separator: "+").map(String.init)
    let frequencies = columns[3].split(separator: "+").map { DrugFrequency(rawValue: String($0)) }
    let isNumbers = amounts.allSatisfy { amount in
      amount.allSatisfy { ("0"..."9").contains($0) || $0 == "." } && Double(amount).map { $0 > 0 } ?? false
    }
    guard !name.isEmpty, !columns[1].isEmpty, !amounts.isEmpty, isNumbers,
      let form = DrugForm(rawValue: columns[2]), !frequencies.isEmpty, !frequencies.contains(nil)
    else { return nil }
    return amounts.flatMap { amount in
      frequencies.compactMap { $0 }.map {
        Dose(name: name, amount: amount, unit: columns[1], form: form, frequency: $0)
      }
    }
  }

  var count: UInt128? { UInt128(doses.count) }

  func value(at rank: UInt128) -> Datum {
    let dose = doses[Int(rank)]
    let number = language == .english ? dose.amount : String(dose.amount.map { $0 == "." ? "," : $0 })
    let unit = dose.unit == "mcg" ? (language == .english ? "mcg" : "µg") : dose.unit == "units" ? units : dose.unit
    let frequency = dose.frequency.text(language)
    return .record([
      Datum.Member(
        "text", .text("\(dose.name) \(number) \(unit) \(dose.form.text(language)), \(frequency)")),
      Datum.Member("name", .text(dose.name)), Datum.Member("dose", .text("\(number) \(unit)")),
      Datum.Member("form", .text(dose.form.text(language))), Datum.Member("frequency", .text(frequency)),
      Datum.Member("frequency_code", .text(dose.frequency.rawValue)),
      Datum.Member("amount", .number(Double(dose.amount) ?? 0)), Datum.Member("unit", .text(unit)),
    ])
  }

  private var units: String {
    switch language {
    case .english: "units"
    case .german: "I.E."
    case .french: "UI"
    case .spanish: "UI"
    }
  }
}

private enum DrugForm: String, Sendable {
  case tablet, capsule, inhaler, injection, drops, patch, syrup

  func text(_ language: Language) -> String {
    switch (self, language) {
    case (.tablet, .english): "tablets"
    case (.tablet, .german): "Tabletten"
    case (.tablet, .french): "comprimés"
    case (.tablet, .spanish): "comprimidos"
    case (.capsule, .english): "capsules"
    case (.capsule, .german): "Kapseln"
    case (.capsule, .french): "gélules"
    case (.capsule, .spanish): "cápsulas"
    case (.inhaler, .english): "inhaler"
    case (.inhaler, .german): "Dosieraerosol"
    case (.inhaler, .french): "inhalateur"
    case (.inhaler, .spanish): "inhalador"
    case (.injection, .english): "injection"
    case (.injection, .german): "Injektion"
    case (.injection, .french): "injection"
    case (.injection, .spanish): "inyección"
    case (.drops, .english): "drops"
    case (.drops, .german): "Tropfen"
    case (.drops, .french): "gouttes"
    case (.drops, .spanish): "gotas"
    case (.patch, .english): "patch"
    case (.patch, .german): "Pflaster"
    case (.patch, .french): "patch"
    case (.patch, .spanish): "parche"
    case (.syrup, .english): "syrup"
    case (.syrup, .german): "Saft"
    case (.syrup, .french): "sirop"
    case (.syrup, .spanish): "jarabe"
    }
  }
}

/// How often a drug is taken, by the letters that stand on prescriptions.
private enum DrugFrequency: String, Sendable {
  case daily = "qd", bedtime = "qhs", twice = "bid", thrice = "tid", four = "qid", weekly = "qw", needed = "prn"

  func text(_ language: Language) -> String {
    let texts =
      switch self {
      case .daily: ["once daily", "einmal täglich", "une fois par jour", "una vez al día"]
      case .bedtime: ["at bedtime", "zur Nacht", "au coucher", "al acostarse"]
      case .twice: ["twice daily", "zweimal täglich", "deux fois par jour", "dos veces al día"]
      case .thrice: ["three times daily", "dreimal täglich", "trois fois par jour", "tres veces al día"]
      case .four: ["four times daily", "viermal täglich", "quatre fois par jour", "cuatro veces al día"]
      case .weekly: ["once weekly", "einmal wöchentlich", "une fois par semaine", "una vez por semana"]
      case .needed: ["as needed", "bei Bedarf", "si besoin", "si precisa"]
      }
    return texts[Language.allCases.firstIndex(of: language) ?? 0]
  }
}

/// Name in English, German, French and Spanish, strengths, unit, form, frequencies.
private let drugRows = Rows(
  """
  acetaminophen|Paracetamol|paracétamol|paracetamol|325+500+650|mg|tablet|prn+qid
  acyclovir|Aciclovir|aciclovir|aciclovir|400+800|mg|tablet|bid+tid
  albuterol|Salbutamol|salbutamol|salbutamol|90|mcg|inhaler|prn+qid
  alendronate|Alendronsäure|acide alendronique|ácido alendrónico|70|mg|tablet|qw
  allopurinol|Allopurinol|allopurinol|alopurinol|100+300|mg|tablet|qd
  amiodarone|Amiodaron|amiodarone|amiodarona|200|mg|tablet|qd
  amitriptyline|Amitriptylin|amitriptyline|amitriptilina|10+25+50|mg|tablet|qhs
  amlodipine|Amlodipin|amlodipine|amlodipino|2.5+5+10|mg|tablet|qd
  amoxicillin|Amoxicillin|amoxicilline|amoxicilina|250+500|mg|capsule|tid
  apixaban|Apixaban|apixaban|apixabán|2.5+5|mg|tablet|bid
  aspirin|Acetylsalicylsäure|acide acétylsalicylique|ácido acetilsalicílico|81+100|mg|tablet|qd
  atenolol|Atenolol|aténolol|atenolol|25+50+100|mg|tablet|qd
  atorvastatin|Atorvastatin|atorvastatine|atorvastatina|10+20+40+80|mg|tablet|qd+qhs
  azithromycin|Azithromycin|azithromycine|azitromicina|250+500|mg|tablet|qd
  bisoprolol|Bisoprolol|bisoprolol|bisoprolol|1.25+2.5+5+10|mg|tablet|qd
  carbamazepine|Carbamazepin|carbamazépine|carbamazepina|200+400|mg|tablet|bid
  carvedilol|Carvedilol|carvédilol|carvedilol|3.125+6.25+12.5+25|mg|tablet|bid
  cephalexin|Cefalexin|céfalexine|cefalexina|250+500|mg|capsule|qid
  cetirizine|Cetirizin|cétirizine|cetirizina|10|mg|tablet|qd
  ciprofloxacin|Ciprofloxacin|ciprofloxacine|ciprofloxacino|250+500|mg|tablet|bid
  citalopram|Citalopram|citalopram|citalopram|10+20+40|mg|tablet|qd
  clopidogrel|Clopidogrel|clopidogrel|clopidogrel|75|mg|tablet|qd
  diclofenac|Diclofenac|diclofénac|diclofenaco|50+75|mg|tablet|bid+prn
  digoxin|Digoxin|digoxine|digoxina|0.125+0.25|mg|tablet|qd
  doxycycline|Doxycyclin|doxycycline|doxiciclina|100|mg|capsule|bid
  duloxetine|Duloxetin|duloxétine|duloxetina|30+60|mg|capsule|qd
  enalapril|Enalapril|énalapril|enalapril|5+10+20|mg|tablet|qd+bid
  enoxaparin|Enoxaparin|énoxaparine|enoxaparina|40+60+80|mg|injection|qd+bid
  escitalopram|Escitalopram|escitalopram|escitalopram|5+10+20|mg|tablet|qd
  esomeprazole|Esomeprazol|ésoméprazole|esomeprazol|20+40|mg|capsule|qd
  nicotine|Nikotin|nicotine|nicotina|7+14+21|mg|patch|qd
  fluoxetine|Fluoxetin|fluoxétine|fluoxetina|10+20+40|mg|capsule|qd
  furosemide|Furosemid|furosémide|furosemida|20+40+80|mg|tablet|qd+bid
  gabapentin|Gabapentin|gabapentine|gabapentina|100+300+400|mg|capsule|tid
  glimepiride|Glimepirid|glimépiride|glimepirida|1+2+4|mg|tablet|qd
  hydrochlorothiazide|Hydrochlorothiazid|hydrochlorothiazide|hidroclorotiazida|12.5+25|mg|tablet|qd
  hydroxyzine|Hydroxyzin|hydroxyzine|hidroxizina|10+25|mg|tablet|prn+qhs
  ibuprofen|Ibuprofen|ibuprofène|ibuprofeno|200+400+600|mg|tablet|prn+tid
  insulin glargine|Insulin glargin|insuline glargine|insulina glargina|10+14+20+26|units|injection|qhs
  insulin lispro|Insulin lispro|insuline lispro|insulina lispro|4+6+8|units|injection|tid
  lactulose|Lactulose|lactulose|lactulosa|10+20|g|syrup|qd+bid
  lamotrigine|Lamotrigin|lamotrigine|lamotrigina|25+100+200|mg|tablet|qd+bid
  levetiracetam|Levetiracetam|lévétiracétam|levetiracetam|250+500+1000|mg|tablet|bid
  levothyroxine|Levothyroxin|lévothyroxine|levotiroxina|25+50+75+100+125|mcg|tablet|qd
  lisinopril|Lisinopril|lisinopril|lisinopril|5+10+20+40|mg|tablet|qd
  lithium carbonate|Lithiumcarbonat|carbonate de lithium|carbonato de litio|300+450|mg|tablet|bid
  loratadine|Loratadin|loratadine|loratadina|10|mg|tablet|qd
  lorazepam|Lorazepam|lorazépam|lorazepam|0.5+1+2|mg|tablet|prn+qhs
  losartan|Losartan|losartan|losartán|25+50+100|mg|tablet|qd
  melatonin|Melatonin|mélatonine|melatonina|2+3+5|mg|tablet|qhs
  metformin|Metformin|metformine|metformina|500+850+1000|mg|tablet|qd+bid
  methotrexate|Methotrexat|méthotrexate|metotrexato|7.5+10+15|mg|tablet|qw
  metoclopramide|Metoclopramid|métoclopramide|metoclopramida|10|mg|tablet|tid+prn
  metoprolol|Metoprolol|métoprolol|metoprolol|25+50+100|mg|tablet|bid
  metronidazole|Metronidazol|métronidazole|metronidazol|250+500|mg|tablet|tid
  mirtazapine|Mirtazapin|mirtazapine|mirtazapina|15+30|mg|tablet|qhs
  montelukast|Montelukast|montélukast|montelukast|4+5+10|mg|tablet|qhs
  morphine|Morphin|morphine|morfina|10+30+60|mg|tablet|bid
  naproxen|Naproxen|naproxène|naproxeno|250+500|mg|tablet|bid
  nitrofurantoin|Nitrofurantoin|nitrofurantoïne|nitrofurantoína|50+100|mg|capsule|bid+qid
  omeprazole|Omeprazol|oméprazole|omeprazol|20+40|mg|capsule|qd
  ondansetron|Ondansetron|ondansétron|ondansetrón|4+8|mg|tablet|prn+tid
  oxycodone|Oxycodon|oxycodone|oxicodona|5+10+20|mg|tablet|bid+prn
  pantoprazole|Pantoprazol|pantoprazole|pantoprazol|20+40|mg|tablet|qd
  paroxetine|Paroxetin|paroxétine|paroxetina|10+20|mg|tablet|qd
  prednisone|Prednison|prednisone|prednisona|5+10+20+50|mg|tablet|qd
  pregabalin|Pregabalin|prégabaline|pregabalina|25+75+150|mg|capsule|bid
  propranolol|Propranolol|propranolol|propranolol|10+20+40|mg|tablet|bid+tid
  quetiapine|Quetiapin|quétiapine|quetiapina|25+50+100+200|mg|tablet|qhs+bid
  ramipril|Ramipril|ramipril|ramipril|2.5+5+10|mg|capsule|qd
  risperidone|Risperidon|rispéridone|risperidona|0.5+1+2|mg|tablet|qd+bid
  rivaroxaban|Rivaroxaban|rivaroxaban|rivaroxabán|10+15+20|mg|tablet|qd
  rosuvastatin|Rosuvastatin|rosuvastatine|rosuvastatina|5+10+20|mg|tablet|qd
  sertraline|Sertralin|sertraline|sertralina|25+50+100|mg|tablet|qd
  simvastatin|Simvastatin|simvastatine|simvastatina|10+20+40|mg|tablet|qhs
  sitagliptin|Sitagliptin|sitagliptine|sitagliptina|50+100|mg|tablet|qd
  spironolactone|Spironolacton|spironolactone|espironolactona|25+50|mg|tablet|qd
  sumatriptan|Sumatriptan|sumatriptan|sumatriptán|50+100|mg|tablet|prn
  tamsulosin|Tamsulosin|tamsulosine|tamsulosina|0.4|mg|capsule|qhs
  timolol|Timolol|timolol|timolol|0.25+0.5|%|drops|bid
  torasemide|Torasemid|torasémide|torasemida|5+10+20|mg|tablet|qd
  tramadol|Tramadol|tramadol|tramadol|50+100|mg|capsule|prn+bid
  valsartan|Valsartan|valsartan|valsartán|80+160|mg|tablet|qd
  venlafaxine|Venlafaxin|venlafaxine|venlafaxina|37.5+75+150|mg|capsule|qd
  verapamil|Verapamil|vérapamil|verapamilo|80+120+240|mg|tablet|qd+tid
  warfarin|Warfarin|warfarine|warfarina|1+2.5+5|mg|tablet|qd
  zolpidem|Zolpidem|zolpidem|zolpidem|5+10|mg|tablet|qhs
  """)
