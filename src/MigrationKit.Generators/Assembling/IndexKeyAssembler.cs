using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal static class IndexKeyAssembler
{
    /// <summary>The key with its column; null where there is no such property, which is reported.</summary>
    public static IndexKey? Key(IndexKeySpec spec, TableContext table, Origin origin, string what)
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

        return table.TryResolve(EquatableArray.Of(property), origin, what, out var column) ? key with { Column = column[0] } : null;
    }

    /// <summary>All keys; null where one of them is wrong.</summary>
    public static EquatableArray<IndexKey>? Keys(EquatableArray<IndexKeySpec> specs, TableContext table, Origin origin, string what)
    {
        var keys = specs.Select(key => Key(key, table, origin, what)).OfType<IndexKey>().ToEquatableArray();
        if (keys.Count < specs.Count)
        {
            return null;
        }

        return keys;
    }
}
