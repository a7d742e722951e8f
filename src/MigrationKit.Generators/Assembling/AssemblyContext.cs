using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>What one object must know of the others while it is made.</summary>
internal sealed class AssemblyContext
{
    private readonly Dictionary<string, TableContext> _tables = new(StringComparer.Ordinal);

    public AssemblyContext(ModelSpec spec)
    {
        Options = spec.Options;
        Tables = spec.Tables.Where(static table => table.IsSupported)
            .OrderBy(static table => table.Type, StringComparer.Ordinal)
            .Select(table => new TableContext(table, this))
            .ToList();
        foreach (var table in Tables)
        {
            _tables[table.Spec.Type] = table;
        }
    }

    public ModelOptions Options { get; }

    public IReadOnlyList<TableContext> Tables { get; }

    public List<Finding> Findings { get; } = [];

    public TableContext? FindTable(string type) => _tables.TryGetValue(type, out var table) ? table : null;

    public void Report(string code, Origin origin, string message, string nextStep) =>
        Findings.Add(new Finding(code, message, nextStep) { Origin = origin });
}
