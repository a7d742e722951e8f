using System.Text;
using MigrationKit.Core.Declarations;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest.Codecs;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;
using MigrationKit.Core.Normalization;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Core.Tests.Declarations;

/// <summary>What each statement declares, and why others declare nothing.</summary>
public sealed class DeclarationTests
{
    private static IEnumerable<DeclarationCase> Cases => [.. TypeDeclarations.All, .. OperatorDeclarations.All, .. OtherDeclarations.All, .. BesideDeclarations.All, .. HeirDeclarations.All];

    private static IEnumerable<DeclarationCase> Errors => DeclarationErrors.All;

    [TestCaseSource(nameof(Cases))]
    public void A_statement_declares_its_objects(object test)
    {
        var (_, sql, lines) = (DeclarationCase)test;

        var (objects, messages) = Read(sql);

        Assert.That(messages, Is.Empty);
        var declared = objects.Where(static item => !item.IsImplicit || item != item.Bare).OrderBy(static item => item.Id).Select(Line).ToList();
        Assert.That(declared, Is.EqualTo(lines), string.Join("\n", declared));
    }

    [TestCaseSource(nameof(Cases))]
    public void What_is_declared_is_declared_by_its_script(object test)
    {
        var schema = SchemaNormalizer.Normalize(DatabaseSchema.Create(Read(((DeclarationCase)test).Sql).Objects));
        Assume.That(schema.Objects.Select(static item => item.Id.Kind).Distinct(), Is.SubsetOf(ObjectCodec.All.Select(static codec => codec.Kind)), "not every kind is planned");

        var script = SqlScriptWriter.Write(MigrationPlanner.Plan(DatabaseSchema.Empty, schema, new PlannerOptions { Online = false }));
        var (objects, messages) = Read(script);

        Assert.That(messages, Is.Empty, script);
        var declared = SchemaNormalizer.Normalize(DatabaseSchema.Create(objects));
        Assert.That(SchemaDiffer.Diff(declared, schema).Changes.Select(static change => change.Describe()), Is.Empty, script);
    }

    [TestCaseSource(nameof(Errors))]
    public void A_statement_that_declares_nothing_says_why(object test)
    {
        var (_, sql, lines) = (DeclarationCase)test;

        var (_, messages) = Read(sql);

        Assert.That(messages, Has.Count.EqualTo(1));
        Assert.That(messages[0], Does.Contain(lines[0]));
    }

    private static (IReadOnlyList<SchemaObject> Objects, List<string> Messages) Read(string sql)
    {
        var findings = new List<Finding>();
        var declared = SqlDeclarations.Read([new SqlFile("Schema/all.sql", sql)], "public");
        var objects = declared.AppliedTo([], findings);
        return (objects, declared.Findings.Concat(findings).Select(static finding => finding.Message).ToList());
    }

    private static string Line(SchemaObject item)
    {
        var text = new StringBuilder(item.Id.KindName).Append(' ');
        var codec = item is DefinedObject ? new DefinedCodec(item.Id.Kind, "") : ObjectCodec.Of(item.Id.Kind);
        JsonWriter.WriteObject(text, json => codec.Write(item, json));
        return text.ToString();
    }
}
