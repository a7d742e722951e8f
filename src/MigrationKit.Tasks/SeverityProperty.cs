using MigrationKit.Core.Model;

namespace MigrationKit.Tasks;

/// <summary>A property that says how grave something is: <c>error</c>, <c>warn</c> or <c>none</c>.</summary>
internal static class SeverityProperty
{
    /// <summary>Null is <c>none</c>.</summary>
    /// <exception cref="FindingException">The value is none of these (MK5005).</exception>
    public static FindingSeverity? Parse(string property, string? value) => value?.Trim().ToLowerInvariant() switch
    {
        "error" => FindingSeverity.Error,
        "warn" => FindingSeverity.Warning,
        "none" => null,
        _ => throw new FindingException(new Finding(Codes.InvalidProperty, $"{property} is \"{value}\".", "Write error, warn or none.")),
    };
}
