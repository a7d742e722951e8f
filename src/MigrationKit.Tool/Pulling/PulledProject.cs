using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Tool.Pulling;

/// <summary>
/// A database as the sources of a project: a class for each table that attributes can describe, an enum for each enum type, and SQL for the rest.
/// Built, it declares the schema that was read.
/// </summary>
/// <param name="schema">What was read.</param>
/// <param name="classes">The folder of the classes, relative to the project.</param>
/// <param name="sql">The folder of the SQL files.</param>
/// <param name="rootNamespace">The namespace of the classes.</param>
internal sealed class PulledProject(DatabaseSchema schema, string classes, string sql, string rootNamespace)
{
    /// <summary>What the first line of a pulled file says: such a file may be written anew.</summary>
    public const string Mark = "Pulled from a database by MigrationKit: the next pull writes this file anew.";

    private static readonly PlannerOptions Offline = new() { Online = false, RightsInFull = true };

    // Words that come from a namespace.
    private static readonly (string Namespace, string[] Words)[] Usings =
    [
        ("System", ["Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan"]),
        ("System.ComponentModel.DataAnnotations", ["[Key]", "[MaxLength"]),
        ("System.ComponentModel.DataAnnotations.Schema", ["[Table", "[Column", "[DatabaseGenerated"]),
        ("System.Net", ["IPAddress"]),
        ("System.Net.NetworkInformation", ["PhysicalAddress"]),
        ("MigrationKit", ["[Pg", "[References", "[Exclude", "[Grant", "[Partition", "[Policy", "[RowSecurity", "[StorageParameter", "[Unlogged"]),
        ("NpgsqlTypes", ["[PgName"]),
    ];

    public IReadOnlyList<PulledFile> Files()
    {
        var declared = ClassParts.Of(schema);
        var names = new PulledNames(declared);
        return
        [
            .. declared.All<Table>().Where(static table => table.PartitionOf is null).Select(table => new TableClass(table, declared, names)).Select(item => Source(item.Name, item.Lines())),
            .. declared.All<EnumType>().Select(type => new EnumDeclaration(type, names)).Select(item => Source(item.Name, item.Lines())),
            .. CompositeClass.TypesOf(declared).Select(type => new CompositeClass(type, names)).Select(item => Source(item.Name, item.Lines())),
            .. SqlFiles(declared),
        ];
    }

    private PulledFile Source(string name, IEnumerable<string> lines)
    {
        var text = string.Join("\n", lines);
        var usings = Usings.Where(used => used.Words.Any(word => text.Contains(word, StringComparison.Ordinal))).Select(static used => $"using {used.Namespace};");
        return new PulledFile(
            $"{classes}/{name}.cs",
            string.Join("\n", [$"// {Mark} Your own code goes into another part of the class.", "#nullable enable", "", .. usings, "", $"namespace {rootNamespace};", "", ""]),
            text + "\n");
    }

    // What leads from the classes to the database is what the classes do not say.
    private IEnumerable<PulledFile> SqlFiles(DatabaseSchema declared)
    {
        var operations = MigrationPlanner.Plan(declared, schema, Offline).Steps.SelectMany(static step => step.Operations).ToList();
        foreach (var group in operations.GroupBy(PathOf))
        {
            var statements = group.SelectMany(ObjectStatements.Of).Select(static statement => statement + ";\n");
            yield return new PulledFile($"{sql}/{group.Key}.sql", $"-- {Mark}\n\n", string.Join("\n", statements));
        }
    }

    // A file for what has a name of its own, with all its parts; one for what is in no schema.
    private static string PathOf(Operation operation)
    {
        var id = operation.Id;
        var name = id.Parent ?? id.Name;
        return id.Schema.Length == 0 ? $"{FileName(id.KindName)}" : $"{FileName(id.Schema)}/{FileName(name)}";
    }

    private static string FileName(string name)
    {
        var safe = string.Concat(name.Select(static character => char.IsLetterOrDigit(character) || character is '_' or '-' ? character : '_'));
        return safe == name ? safe : $"{safe}-{Core.Syntax.Checksum.HexOfText(name)[..8]}";
    }
}
