using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class IndexAssembler : PartAssembler<IndexSpec>
{
    protected override TableObject? Assemble(IndexSpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        var keys = part.Keys.Select(key => Key(key, table, origin)).OfType<IndexKey>().ToEquatableArray();
        if (keys.Count < part.Keys.Count || !table.TryResolve(part.Include, origin, "Include of an index", out var include))
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

    private static IndexKey? Key(IndexKeySpec spec, TableContext table, Origin origin)
    {
        var key = new IndexKey
        {
            Expression = spec.Expression,
            Descending = spec.Descending,
            Nulls = spec.Nulls,
            Collation = spec.Collation,
            OperatorClass = spec.OperatorClass,
        };
        if (spec.Property is not { } property)
        {
            return key;
        }

        return table.TryResolve(EquatableArray.Of(property), origin, "An index", out var column) ? key with { Column = column[0] } : null;
    }
}
