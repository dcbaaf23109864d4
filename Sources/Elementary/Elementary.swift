/// The elementary functions, made only of `+ - * /`, square root and operations on bits.
///
/// Those are exact everywhere, so these functions give equal bits on every CPU; libm's do not, because it picks variants
/// with fused multiplication by processor.
public enum Elementary {}
