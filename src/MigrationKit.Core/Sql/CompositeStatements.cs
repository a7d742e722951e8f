using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

internal sealed class CompositeStatements() : DefinedStatements(ObjectKind.Composite, "TYPE")
{
    private const string Commented = "comment ";

    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to)
    {
        // The comment goes with its attribute.
        var attribute = (to ?? from)!.Value.Name.Substring(Commented.Length);
        return CompositeAttribute.Parse(item.Definition).Any(one => Name(one.Name) == attribute)
            ? [$"COMMENT ON COLUMN {Name(item.Id.QualifiedName)}.{attribute} IS {to?.Value ?? "NULL"}"]
            : [];
    }

    protected override IEnumerable<string> Special(Operation operation) => operation is AlterAttributesOperation alter ? [Alter(alter)] : base.Special(operation);

    private static string Alter(AlterAttributesOperation alter)
    {
        var old = CompositeAttribute.Parse(alter.From.Definition).ToDictionary(static item => item.Name, StringComparer.Ordinal);
        var now = CompositeAttribute.Parse(alter.To.Definition).ToDictionary(static item => item.Name, StringComparer.Ordinal);
        var actions = old.Keys.Where(name => !now.ContainsKey(name)).Select(static name => $"DROP ATTRIBUTE {Name(name)}")
            .Concat(now.Values.Where(item => old.TryGetValue(item.Name, out var former) && former != item).Select(static item => $"ALTER ATTRIBUTE {Name(item.Name)} TYPE {item.Type}"))
            .Concat(now.Values.Where(item => !old.ContainsKey(item.Name)).Select(static item => $"ADD ATTRIBUTE {Name(item.Name)} {item.Type}"));
        return $"ALTER TYPE {Name(alter.To.Id.QualifiedName)} {string.Join(", ", actions)}";
    }
}
