using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>Numbers of sequences and identity columns that the server refuses.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createsequence.html</remarks>
internal sealed class SequenceRule : SchemaRule
{
    public override IEnumerable<Finding> Check(ValidationContext context) => context.Objects.SelectMany(item => item switch
    {
        Sequence sequence => Type(sequence).Concat(Options(sequence, sequence.Options, sequence.DataType)).Concat(Owner(sequence, context)),
        Column { Identity: { } identity } column => Options(column, identity.Options, column.Type.Name),
        _ => [],
    });

    private static IEnumerable<Finding> Type(Sequence item)
    {
        if (item.DataType is not ("smallint" or "integer" or "bigint"))
        {
            yield return Invalid(item, $"is of type {item.DataType}", "Use smallint, integer or bigint.");
        }
    }

    private static IEnumerable<Finding> Options(SchemaObject item, SequenceOptions options, string type)
    {
        var (least, greatest) = SequenceRange.Of(type, options.Increment ?? 1);
        var (min, max) = (options.MinValue ?? least, options.MaxValue ?? greatest);
        var (typeMin, typeMax) = SequenceRange.OfType(type);
        if (options.Increment == 0)
        {
            yield return Invalid(item, "counts in steps of 0", "Set Increment to another number.");
        }

        if (options.Cache < 1)
        {
            yield return Invalid(item, $"caches {options.Cache} numbers", "Set Cache to 1 or more.");
        }

        if (min >= max || min < typeMin || max > typeMax)
        {
            yield return Invalid(
                item, $"runs from {min} to {max}, which no {type} does", "Set MinValue to less than MaxValue, both within the type.");
        }
        else if (options.Start is { } start && (start < min || start > max))
        {
            yield return Invalid(
                item, $"starts at {start}, outside of {min} to {max}", "Set Start, MinValue and MaxValue so that they fit.");
        }
    }

    private static IEnumerable<Finding> Owner(Sequence item, ValidationContext context)
    {
        if (item.OwnedBy is not { } column)
        {
            yield break;
        }

        if (context.Find(column) is null)
        {
            yield return Finding(
                Codes.UnknownColumn,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} is owned by {ObjectLabel.PathOf(column)}, and there is no such column.",
                "Write OwnedBy as table.column or schema.table.column, with the names in the database.");
        }
        else if (column.Schema != item.Name.Schema)
        {
            yield return Invalid(item, $"is in another schema than its owner {column.Path}", "Put both into one schema.");
        }
    }

    private static Finding Invalid(SchemaObject item, string what, string nextStep) =>
        Finding(Codes.InvalidArgument, item, $"{ObjectLabel.Capitalized(item.Id)} {what}.", nextStep);
}
