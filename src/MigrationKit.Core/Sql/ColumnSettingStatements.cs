using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>How the values of a column are kept and counted.</summary>
internal static class ColumnSettingStatements
{
    // Types that are not EXTENDED by themselves; SET STORAGE DEFAULT is of PostgreSQL 16. What has no length of its own is PLAIN, and stays so.
    private static readonly Dictionary<string, string> s_storage = new(StringComparer.Ordinal)
    {
        ["numeric"] = "MAIN", ["inet"] = "MAIN", ["cidr"] = "MAIN", ["tsquery"] = "PLAIN",
    };

    /// <summary>What follows ALTER COLUMN.</summary>
    public static IEnumerable<string> Of(Column from, Column to, ColumnAspect aspect) => aspect switch
    {
        ColumnAspect.Storage => ["SET STORAGE " + (to.Storage?.ToUpperInvariant() ?? StorageOf(to.Type))],
        ColumnAspect.Compression => ["SET COMPRESSION " + (to.Compression ?? "default")],
        ColumnAspect.Statistics => ["SET STATISTICS " + (to.Statistics ?? -1).ToString(CultureInfo.InvariantCulture)],
        _ => StorageParameters.Changes(from.Options, to.Options),
    };

    private static string StorageOf(PgType type) =>
        type.Schema is null && !type.IsArray && s_storage.TryGetValue(type.Name, out var storage) ? storage : "EXTENDED";
}
