using MigrationKit.Core.Model;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>What [Dropped] names.</summary>
internal static class DroppedObjects
{
    public static IEnumerable<ObjectId> Of(ModelSpec spec, AssemblyContext context) =>
        context.Tables.SelectMany(static table => table.Spec.Dropped.Select(column => ObjectId.Of(ObjectKind.Column, table.Name, column)))
            .Concat(spec.Assembly.Dropped.Select(table => Table(table, spec.Options)));

    private static ObjectId Table(string name, ModelOptions options)
    {
        var dot = name.IndexOf('.');
        return ObjectId.Of(
            ObjectKind.Table, dot < 0 ? new(options.DefaultSchema, name) : new(name.Substring(0, dot), name.Substring(dot + 1)));
    }
}
