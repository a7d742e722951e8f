using System.Globalization;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Benchmarks;

/// <summary>The files of a migrations directory.</summary>
internal static class ShopMigrations
{
    public const string Folder = "Migrations";

    private const string Manifest = Folder + "/" + MigrationHistory.ManifestName;

    /// <summary>As the add target writes it: one migration for all that is declared.</summary>
    public static IReadOnlyList<MigrationFile> Initial(DatabaseSchema declared) =>
        NewMigration.Make(MigrationHistory.Load([], Folder), declared, Folder, Id(0), PlannerOptions.Default, out _);

    /// <summary>The first migration creates everything, each of the others changes rows.</summary>
    public static IReadOnlyList<MigrationFile> WithDataMigrations(DatabaseSchema declared, int count)
    {
        var files = Initial(declared).ToList();
        var head = Fingerprint.Of(declared);
        for (var i = 1; i < count; i++)
        {
            var up = DataChange(i);
            files.AddRange(Files(i, up, head, head, SchemaDiff.Empty));
        }

        return files;
    }

    /// <summary>A migration for the first schema, and one for every further column of one table after another.</summary>
    public static IReadOnlyList<MigrationFile> WithColumns(DatabaseSchema start, int count)
    {
        var files = Initial(start).ToList();
        files.RemoveAll(static file => file.Path == Manifest);
        var tables = start.All<Table>().ToList();
        var (schema, head) = (start, Fingerprint.Of(start));
        for (var i = 1; i < count; i++)
        {
            var table = tables[i % tables.Count].Name;
            var column = new Column { Table = table, Name = "added_" + i, Type = PgType.BuiltIn("text"), IsNullable = true };
            var diff = new SchemaDiff(EquatableArray.Of<SchemaChange>(new CreateObject(column)));
            schema = diff.ApplyTo(schema);
            var up = $"ALTER TABLE {column.Table} ADD COLUMN {column.Name} text;\n";

            // What is between the first and the last is looked at only when the last one is wrong; hashing it all here would take minutes.
            var to = i == count - 1 ? Fingerprint.Of(schema) : Checksum.OfText("the schema after " + i);
            files.AddRange(Files(i, up, head, to, diff));
            head = to;
        }

        files.Add(new MigrationFile(Manifest, ManifestWriter.Write(schema)));
        return files;
    }

    /// <summary>A change of rows that takes no time, as SQL.</summary>
    public static string DataChange(int number) => $"UPDATE table_0 SET name = 'after {number}' WHERE id = {number};\n";

    public static string Id(int number) =>
        new DateTime(2026, 1, 1).AddHours(number).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "_step_" + number;

    private static IEnumerable<MigrationFile> Files(int number, string up, string from, string to, SchemaDiff diff)
    {
        var document = new MigrationDocument { After = Id(number - 1), From = from, To = to, Up = Checksum.OfText(up), Diff = diff };
        yield return new MigrationFile($"{Folder}/{Id(number)}/up.sql", up);
        yield return new MigrationFile($"{Folder}/{Id(number)}/migration.json", document.Write());
    }
}
