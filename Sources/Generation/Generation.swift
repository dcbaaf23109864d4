/// The name and version that datasets are marked with. It changes whenever equal specs may give other bytes.
package let generatorName = "figment 4"
