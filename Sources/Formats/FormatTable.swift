/// Every dataset format; plan, schema, `figment formats` and the law tests read this. A new one is one line.
package let formatTable: [any DatasetFormat.Type] = [
  COCO.self,
  COCOPanoptic.self,
  YOLO.self,
  JSONL.self,
  CoNLL.self,
  Doccano.self,
  HFTokens.self,
  CSVTexts.self,
  TSVTexts.self,
  Rasa.self,
  SNLI.self,
  SQuAD.self,
  Parallel.self,
  Chat.self,
  Preference.self,
  Alpaca.self,
  ShareGPT.self,
  Brat.self,
  SNIPS.self,
  LabelStudio.self,
  SpaCy.self,
  MultiWOZ.self,
  CoNLLU.self,
]

/// The format with the given name, that of maps among them; nil if there is none.
package func datasetFormat(named name: String) -> (any DatasetFormat.Type)? {
  name == LabelMaps.name ? LabelMaps.self : formatTable.first { $0.sheet.name == name }
}
