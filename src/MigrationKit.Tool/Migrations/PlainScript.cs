using MigrationKit.Core.Migrations;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tool.Migrations;

/// <summary>The scripts of several migrations, one after another, as they are.</summary>
internal static class PlainScript
{
    public static string Of(IEnumerable<CommittedMigration> migrations) => string.Join("\n", migrations.Select(Part));

    /// <summary>A comment; a folder's name may have a line break in it, and what follows would be SQL.</summary>
    public static string Heading(CommittedMigration migration) => $"-- migrationkit:migration {migration.Id.ReplaceLineEndings(" ")}\n";

    private static string Part(CommittedMigration migration) =>
        $"{Heading(migration)}{TextNormalizer.NormalizeNewlines(migration.UpSql).TrimEnd('\n')}\n";
}
