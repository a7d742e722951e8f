using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>
/// Makes objects of the model from the parts of tables that are of one kind; null where the declaration is wrong, which is reported.
/// </summary>
internal abstract class PartAssembler
{
    public static IReadOnlyList<PartAssembler> All { get; } =
    [
        new ColumnAssembler(),
        new PrimaryKeyAssembler(),
        new UniqueAssembler(),
        new CheckAssembler(),
        new ForeignKeyAssembler(),
        new IndexAssembler(),
    ];

    public abstract IEnumerable<TableObject> Assemble(TableContext table, AssemblyContext context);
}

internal abstract class PartAssembler<T> : PartAssembler
    where T : PartSpec
{
    public override IEnumerable<TableObject> Assemble(TableContext table, AssemblyContext context) =>
        table.Spec.Parts.OfType<T>().Select(part => Assemble(part, table, context)).OfType<TableObject>();

    protected abstract TableObject? Assemble(T part, TableContext table, AssemblyContext context);
}
