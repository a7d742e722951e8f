using System.Reflection;
using MigrationKit.Internal;
using MigrationKit.Tests.Support;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Tests;

/// <summary>The guide lists what is logged and measured.</summary>
internal sealed class EventTableTests
{
    private static readonly string Page = File.ReadAllText(TestFiles.PathOf("../../docs/guide/observing.md"));

    private static IReadOnlyList<LoggerMessageAttribute> Events { get; } =
    [
        .. typeof(LogMessages).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()
            .OrderBy(static message => message.EventId),
    ];

    [Test]
    public void No_event_has_the_id_of_another() =>
        Assert.That(Events.Select(static message => message.EventId), Is.Unique.And.All.InRange(6100, 6199));

    [Test]
    public void The_guide_has_every_event_as_it_is()
    {
        var rows = Page.Split('\n').Where(static line => line.StartsWith("| 6", StringComparison.Ordinal));

        Assert.That(rows, Is.EqualTo(Events.Select(static message => $"| {message.EventId} | {message.Level} | `{message.Message}` |")));
    }

    [Test]
    public void The_guide_has_every_span_and_every_instrument()
    {
        var spans = typeof(Telemetry.Span).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!);
        Type[] holders = [typeof(Telemetry.MigrationTelemetry), typeof(Telemetry.ApplyingMetrics)];
        var instruments = holders.SelectMany(static holder => holder.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static field => field.GetValue(null)).OfType<System.Diagnostics.Metrics.Instrument>()
            .Select(static instrument => instrument.Name).ToList();

        Assert.That(instruments, Has.Count.EqualTo(5));
        Assert.That(spans.Concat(instruments).Where(static name => !Page.Contains($"| `{name}` |", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_guide_has_every_tag() => Assert.That(
        typeof(Telemetry.Tag).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!)
            .Where(static name => !Page.Contains($"`{name}`", StringComparison.Ordinal)),
        Is.Empty);
}
