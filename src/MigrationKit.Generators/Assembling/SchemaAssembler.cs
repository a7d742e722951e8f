using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Validation;
using MigrationKit.Generators.Specs;

namespace MigrationKit.Generators.Assembling;

/// <summary>Makes the declared schema from the specs: a pure function, the same for generator and analyzer.</summary>
internal static class SchemaAssembler
{
    public static AssembledModel Assemble(ModelSpec spec)
    {
        var context = new AssemblyContext(spec);
        var sql = SqlDeclarations.Read(spec.SqlFiles, spec.Options.DefaultSchema);
        var amended = sql.AppliedTo(Objects(spec, context), context.Findings);
        var objects = SchemaNormalizer.Normalize(amended.ToList(), spec.Options.DefaultSchema);
        var findings = spec.Declarations.SelectMany(static declaration => declaration.Findings)
            .Concat(context.Findings)
            .Concat(sql.Findings)
            .Concat(SchemaValidator.Validate(objects, spec.Options.PostgresVersion));
        return new AssembledModel(
            DatabaseSchema.Create(objects.GroupBy(static item => item.Id).Select(static same => same.First())),
            findings.Distinct().ToEquatableArray(),
            DroppedObjects.Of(spec, context).ToEquatableArray());
    }

    private static IEnumerable<SchemaObject> Objects(ModelSpec spec, AssemblyContext context) =>
    [
        .. AssemblyObjects.Of(spec),
        .. TypeAssembler.Assemble(spec, context),
        .. context.Tables.SelectMany(table => PartAssembler.Of(table).SelectMany(assembler => assembler.Assemble(table, context))),
    ];
}
