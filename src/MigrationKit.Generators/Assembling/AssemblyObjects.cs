using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>The objects that attributes of the assembly declare.</summary>
internal static class AssemblyObjects
{
    public static IEnumerable<SchemaObject> Of(ModelSpec spec) =>
    [
        .. spec.Assembly.Schemas.Where(static item => item.Name != "public").Select(Namespace),
        .. spec.Assembly.Extensions.Select(item => new Extension(item.Name) { Schema = item.Schema ?? spec.Options.DefaultSchema }),
        .. spec.Assembly.Sequences.Select(item => Sequence(item, spec.Options)),
        .. spec.Assembly.Ranges.Select(item => Range(item, spec.Options)),
    ];

    private static DefinedObject Range(RangeSpec spec, ModelOptions options)
    {
        var items = new (string Name, string? Value)[]
        {
            ("SUBTYPE", spec.Subtype), ("SUBTYPE_DIFF", spec.SubtypeDifference), ("MULTIRANGE_TYPE_NAME", spec.MultirangeName),
        };
        return new DefinedObject(ObjectId.Of(ObjectKind.Range, new QualifiedName(spec.Schema ?? options.DefaultSchema, spec.Name)))
        {
            Definition = "AS RANGE " + DefinitionList.Text(items.Where(static item => item.Value is not null)),
            Comment = spec.Comment,
        };
    }

    private static Namespace Namespace(SchemaSpec spec) =>
        new(spec.Name) { Comment = spec.Comment, RenamedFrom = Former(spec.RenamedFrom) };

    private static Sequence Sequence(SequenceSpec spec, ModelOptions options) =>
        new(new QualifiedName(spec.Schema ?? options.DefaultSchema, spec.Name))
    {
        DataType = spec.DataType,
        Options = spec.Options,
        OwnedBy = Owner(spec.OwnedBy, spec.Schema ?? options.DefaultSchema),
        Comment = spec.Comment,
        RenamedFrom = Former(spec.RenamedFrom),
    };

    private static EquatableArray<string> Former(string? name) => name is null ? default : EquatableArray.Of(name);

    private static ObjectId? Owner(string? column, string schema)
    {
        var parts = column?.Split('.') ?? [];
        return parts.Length switch
        {
            2 => ObjectId.Of(ObjectKind.Column, new QualifiedName(schema, parts[0]), parts[1]),
            3 => ObjectId.Of(ObjectKind.Column, new QualifiedName(parts[0], parts[1]), parts[2]),
            0 => null,
            _ => ObjectId.Of(ObjectKind.Column, new QualifiedName(schema, ""), column!),
        };
    }
}
