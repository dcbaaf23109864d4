import Generation
import Inspection

/// The engine that all commands use.
let engine: any SpecEngine = ReaderEngine()
