using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class UniqueAssembler : PartAssembler<UniqueSpec>
{
    protected override SchemaObject? Assemble(UniqueSpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        if (!table.TryResolve(part.Properties, origin, "[PgUnique]", out var columns)
            || !table.TryResolve(part.Include, origin, "Include of [PgUnique]", out var include))
        {
            return null;
        }

        return new UniqueConstraint
        {
            Table = table.Name,
            Name = part.Name ?? ConstraintNames.Unique(table.Name.Name, columns),
            Columns = columns,
            Include = include,
            NullsNotDistinct = part.NullsNotDistinct,
            Deferral = part.Deferral,
            Origin = origin,
        };
    }
}
