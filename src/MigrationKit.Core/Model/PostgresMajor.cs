using System.Globalization;

namespace MigrationKit.Core.Model;

/// <summary>Major versions of PostgreSQL, as they are written in a project.</summary>
internal static class PostgresMajor
{
    /// <summary>The oldest server that MigrationKit works with, and the one to plan for where nothing is said.</summary>
    public const int Oldest = 13;

    /// <summary>The major version in a text such as <c>16</c> or <c>16.4</c>; null where it has none, or one that is older than <see cref="Oldest"/>.</summary>
    public static int? Parse(string text) =>
        int.TryParse(text.Trim().Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= Oldest ? version : null;
}
