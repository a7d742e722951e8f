using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.History;

internal static class HistoryReader
{
    public static HistorySpec Read(IEnumerable<MigrationFile> files, string directory)
    {
        var history = MigrationHistory.Load(files.OrderBy(static file => file.Path, StringComparer.Ordinal), directory);
        return new HistorySpec(history.Migrations.Select(Spec).ToEquatableArray(), history.Head);
    }

    private static MigrationSpec Spec(CommittedMigration migration) =>
        new(migration.Id, migration.From, migration.To, migration.UpChecksum, migration.HasDown);
}
