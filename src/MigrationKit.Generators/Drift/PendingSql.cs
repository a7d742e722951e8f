using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Generators.Drift;

/// <summary>
/// The SQL of changes that are in no migration, short enough for a line in the error list; all of it is in <c>pending.sql</c>.
/// </summary>
internal sealed class PendingSql(DatabaseSchema from, DatabaseSchema to, SchemaDiff diff, PlannerOptions planning)
{
    private const int Shown = 300;

    private readonly Lazy<List<Operation>> _operations = new(() =>
        MigrationPlanner.Plan(diff, from, to, planning).Steps.SelectMany(static step => step.Operations).ToList());

    /// <summary>The statements that belong to some of the changes, on one line.</summary>
    public string Of(IReadOnlyCollection<SchemaChange> changes)
    {
        var ids = new HashSet<ObjectId>(changes.SelectMany(Ids));
        var statements = _operations.Value.Where(operation => ids.Contains(operation.Id)).SelectMany(ObjectStatements.Of).Select(OneLine);
        var text = string.Join("; ", statements);
        return text.Length <= Shown ? text : text.Substring(0, Shown) + "…";
    }

    private static IEnumerable<ObjectId> Ids(SchemaChange change) => change is RenameObject rename ? [rename.From, rename.To] : [change.Id];

    private static string OneLine(string statement) =>
        string.Join(" ", statement.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        .Replace("( ", "(")
        .Replace(" )", ")");
}
