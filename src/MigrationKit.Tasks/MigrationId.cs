using System.Globalization;
using MigrationKit.Core.Migrations;

namespace MigrationKit.Tasks;

/// <summary>The name of a migration's folder: <c>20261120093015_add_user_avatar</c>.</summary>
internal static class MigrationId
{
    private const string Format = "yyyyMMddHHmmss";

    /// <summary>The id of a new migration, which sorts behind all that are there even where a clock was ahead.</summary>
    public static string Next(string name, MigrationHistory history, DateTime utcNow)
    {
        var last = history.Migrations.Select(static migration => TimeOf(migration.Id)).Max();
        var time = last >= Seconds(utcNow) ? last.Value.AddSeconds(1) : utcNow;
        return time.ToString(Format, CultureInfo.InvariantCulture) + "_" + name;
    }

    // Null for the id of a person who named the folder otherwise.
    private static DateTime? TimeOf(string id) =>
        id.Length > Format.Length
        && DateTime.TryParseExact(id.Substring(0, Format.Length), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static DateTime Seconds(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
}
