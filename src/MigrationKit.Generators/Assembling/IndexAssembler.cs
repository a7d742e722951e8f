using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class IndexAssembler : PartAssembler<IndexSpec>
{
    public override bool IsOfViews => true;

    protected override SchemaObject? Assemble(IndexSpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        if (IndexKeyAssembler.Keys(part.Keys, table, origin, "An index") is not { } keys
            || !table.TryResolve(part.Include, origin, "Include of an index", out var include))
        {
            return null;
        }

        return new TableIndex
        {
            Table = table.Name,
            Name = part.Name ?? ConstraintNames.Index(table.Name.Name, keys),
            Keys = keys,
            Include = include,
            IsUnique = part.IsUnique,
            NullsNotDistinct = part.NullsNotDistinct,
            Method = part.Method,
            Where = part.Where,
            Parameters = part.Parameters,
            Origin = origin,
        };
    }
}
