using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>
/// Makes objects of the model from tables, or from their parts that are of one kind; null where the declaration is wrong, which is reported.
/// </summary>
internal abstract class PartAssembler
{
    public static IReadOnlyList<PartAssembler> All { get; } =
    [
        new TableAssembler(),
        new ViewAssembler(),
        new PartitionAssembler(),
        new ColumnAssembler(),
        new PrimaryKeyAssembler(),
        new UniqueAssembler(),
        new CheckAssembler(),
        new ForeignKeyAssembler(),
        new IndexAssembler(),
        new ExclusionAssembler(),
        new PolicyAssembler(),
    ];

    /// <summary>Those that have something to make of a class.</summary>
    public static IEnumerable<PartAssembler> Of(TableContext table) => table.Spec.View is null ? All : All.Where(static assembler => assembler.IsOfViews);

    /// <summary>Whether classes of views have such parts too.</summary>
    public virtual bool IsOfViews => false;

    public abstract IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context);
}

internal abstract class PartAssembler<T> : PartAssembler
    where T : PartSpec
{
    public override IEnumerable<SchemaObject> Assemble(TableContext table, AssemblyContext context) =>
        table.Spec.Parts.OfType<T>().Select(part => Assemble(part, table, context)).OfType<SchemaObject>();

    protected abstract SchemaObject? Assemble(T part, TableContext table, AssemblyContext context);
}
