using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class PartitionAssembler : PartAssembler<PartitionSpec>
{
    protected override SchemaObject? Assemble(PartitionSpec part, TableContext table, AssemblyContext context)
    {
        var method = table.Spec.Settings.PartitionBy?.Method;
        if (method is null)
        {
            Report(part, table, context, "stands on a class whose table is not partitioned", "Put [PartitionBy(…)] on the class.");
            return null;
        }

        if (Bound(part, method) is not { } bound)
        {
            Report(part, table, context, $"does not say which rows of a table that is partitioned by {method} it has", NextStep(method));
            return null;
        }

        return new Table(new QualifiedName(part.Schema ?? table.Name.Schema, part.Name))
        {
            PartitionOf = new Partition(table.Name, bound.Text),
            Origin = table.Spec.OriginOf(part),
        };
    }

    private static PartitionBound? Bound(PartitionSpec part, string method) => (Forms(part), method) switch
    {
        (not 1, _) => null,
        (_, not PartitionKeySpec.Hash) when part.IsDefault => new DefaultBound(),
        (_, PartitionKeySpec.Range) when part is { From: { } from, To: { } to } => new RangeBound(from, to),
        (_, PartitionKeySpec.List) when part.In is { } values => new ListBound(values),
        (_, PartitionKeySpec.Hash) when part.Modulus is { } modulus && (part.Remainder ?? 0) is var remainder && remainder >= 0 && remainder < modulus =>
            new HashBound(modulus, remainder),
        _ => null,
    };

    private static int Forms(PartitionSpec part) => new[]
    {
        part.IsDefault,
        part.From is not null || part.To is not null,
        part.In is not null,
        part.Modulus is not null || part.Remainder is not null,
    }.Count(static isSaid => isSaid);

    private static string NextStep(string method) => method switch
    {
        PartitionKeySpec.Range => "Set From and To, or only Default = true.",
        PartitionKeySpec.List => "Set In, or only Default = true.",
        _ => "Set Modulus, and Remainder to less than it; a table that is partitioned by HASH has no default partition.",
    };

    private static void Report(PartitionSpec part, TableContext table, AssemblyContext context, string what, string nextStep) =>
        context.Report(Codes.InvalidArgument, table.Spec.OriginOf(part), $"[Partition(\"{part.Name}\")] of {table.Spec.ClassName} {what}.", nextStep);
}
