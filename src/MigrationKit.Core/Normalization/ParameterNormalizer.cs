using MigrationKit.Core.Model;

namespace MigrationKit.Core.Normalization;

/// <summary>Storage parameters and options: <c>name=value</c>, the name in small letters, sorted.</summary>
internal static class ParameterNormalizer
{
    public static EquatableArray<string> Normalize(EquatableArray<string> parameters) =>
        parameters.IsEmpty ? parameters : parameters.Select(Normalize).OrderBy(static text => text, StringComparer.Ordinal).ToEquatableArray();

    private static string Normalize(string text)
    {
        var equals = text.IndexOf('=');
        return equals < 0 ? text.Trim() : text.Substring(0, equals).Trim().ToLowerInvariant() + "=" + text.Substring(equals + 1).Trim();
    }
}
