using MigrationKit.Telemetry;

namespace MigrationKit.Execution;

/// <summary>What became of a step that was sent together with others.</summary>
/// <param name="Time">When it ran, if it is committed, and how long: the server's clock says that.</param>
/// <param name="Failure">What ended it, or left unknown how it ended; null if it is committed.</param>
internal sealed record PipelinedStep(SpanTime Time, Exception? Failure = null);
