using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class CheckAssembler : PartAssembler<CheckSpec>
{
    protected override SchemaObject Assemble(CheckSpec part, TableContext table, AssemblyContext context) => new CheckConstraint
    {
        Table = table.Name,
        Name = part.Name ?? ConstraintNames.Check(table.Name.Name, Subject(part, table)),
        Expression = part.Expression,
        NoInherit = part.NoInherit,
        IsValidated = part.IsValidated,
        Origin = table.Spec.OriginOf(part),
    };

    private static IEnumerable<string> Subject(CheckSpec part, TableContext table) =>
        table.Spec.Columns.FirstOrDefault(column => column.Property == part.Member) is { } column
            ? [table.ColumnName(column)]
            : ConstraintNames.Mentioned(part.Expression);
}
