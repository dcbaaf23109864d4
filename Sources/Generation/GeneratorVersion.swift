/// The name and version that files carry. The number rises whenever an old spec gives other bytes; CHANGELOG.md says
/// which and why.
package let generatorName = "figment 1"
