using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class PrimaryKeyAssembler : PartAssembler<PrimaryKeySpec>
{
    public override IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context)
    {
        if (table.PrimaryKey is null && !table.Spec.IsKeyless)
        {
            context.Report(
                Codes.NoPrimaryKey,
                new Origin(table.Spec.Type),
                $"Table {table.Spec.Name} ({table.Spec.ClassName}) has no primary key.",
                $"Put [Key] on a property or call one Id; if it is meant to have none, put [PgKeyless] on {table.Spec.ClassName}.");
        }

        return base.Assemble(table, context);
    }

    protected override SchemaObject? Assemble(PrimaryKeySpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        if (!table.TryResolve(part.Properties, origin, "The primary key", out var columns)
            || !table.TryResolve(part.Include, origin, "Include of the primary key", out var include))
        {
            return null;
        }

        return new PrimaryKey
        {
            Table = table.Name,
            Name = part.Name ?? ConstraintNames.PrimaryKey(table.Name.Name),
            Columns = columns,
            Include = include,
            Deferral = part.Deferral,
            Origin = origin,
        };
    }
}
