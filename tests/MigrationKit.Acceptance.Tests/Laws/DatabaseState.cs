using MigrationKit.Core.Model;

namespace MigrationKit.Acceptance.Tests.Laws;

/// <summary>A database as both judges see it: our own reader, and pg_dump, which knows nothing of it.</summary>
/// <param name="Schema">What the reader says.</param>
/// <param name="Dump">What pg_dump says; null where it is not asked.</param>
internal sealed record DatabaseState(DatabaseSchema Schema, string? Dump)
{
    public static async Task<DatabaseState> OfAsync(MigratedDatabase database) => new(await database.ReadAsync(), await database.DumpAsync());
}
