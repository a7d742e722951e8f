using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

internal sealed class ExclusionAssembler : PartAssembler<ExclusionSpec>
{
    protected override SchemaObject? Assemble(ExclusionSpec part, TableContext table, AssemblyContext context)
    {
        var origin = table.Spec.OriginOf(part);
        if (part.Keys.IsEmpty || part.Operators.Count < part.Keys.Count)
        {
            context.Report(
                Codes.InvalidArgument,
                origin,
                $"[Exclude] of {table.Spec.ClassName} does not say for each element by which operator rows are compared.",
                "Write pairs: [Exclude(nameof(RoomId), \"=\", nameof(During), \"&&\")].");
            return null;
        }

        if (IndexKeyAssembler.Keys(part.Keys, table, origin, "[Exclude]") is not { } keys
            || !table.TryResolve(part.Include, origin, "Include of [Exclude]", out var include))
        {
            return null;
        }

        return new ExclusionConstraint
        {
            Table = table.Name,
            Name = part.Name ?? ConstraintNames.Exclusion(table.Name.Name, keys),
            Method = part.Method,
            Elements = keys.Select((key, i) => new ExclusionElement(key, part.Operators[i])).ToEquatableArray(),
            Include = include,
            Where = part.Where,
            Parameters = part.Parameters,
            Deferral = part.Deferral,
            Origin = origin,
        };
    }
}
