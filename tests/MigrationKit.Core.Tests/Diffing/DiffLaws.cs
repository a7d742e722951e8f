using FsCheck;
using FsCheck.NUnit;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;
using MigrationKit.Core.Syntax;
using MigrationKit.Tests.Schemas;

namespace MigrationKit.Core.Tests.Diffing;

/// <summary>The laws of docs/architecture.md §8 that need no server.</summary>
public sealed class DiffLaws
{
    [Law(500)]
    public void Law_1_a_schema_does_not_differ_from_itself(DoNotSize<int> seed)
    {
        var (from, _) = RandomSchema.Pair(seed.Item);
        Assert.That(SchemaDiffer.Diff(from, from).IsEmpty);
    }

    [Law(2000)]
    public void Law_1_a_diff_applied_leads_to_its_target(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        AssertSame(SchemaDiffer.Diff(from, to).ApplyTo(from), to);
    }

    [Law(2000)]
    public void Law_1_the_inverse_leads_back(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        var diff = SchemaDiffer.Diff(from, to);
        AssertSame(InverseDiff.Of(diff, from, to).ApplyTo(to), from);
    }

    [Law(500)]
    public void Law_1_holds_between_schemas_that_have_nothing_to_do_with_each_other(DoNotSize<int> one, DoNotSize<int> other)
    {
        var (from, to) = (RandomSchema.Pair(one.Item).From, RandomSchema.Pair(other.Item).To);
        AssertSame(SchemaDiffer.Diff(from, to).ApplyTo(from), to);
    }

    [Law(500)]
    public void Law_2_what_is_written_is_read(DoNotSize<int> seed)
    {
        var (schema, _) = RandomSchema.Pair(seed.Item);
        foreach (var form in Enum.GetValues<ManifestForm>())
        {
            var text = ManifestWriter.Write(schema, form);
            var read = ManifestReader.Read(text, "manifest");
            AssertSame(read, schema);
            Assert.That(ManifestWriter.Write(read, form), Is.EqualTo(text));
        }
    }

    [Law(500)]
    public void Law_2_changes_survive_their_text(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        var changes = SchemaDiffer.Diff(from, to).Changes;
        var read = changes.Select(static change => ChangeCodec.Read(JsonReader.ReadObject(ChangeCodec.Write(change)))).ToEquatableArray();
        Assert.That(read, Is.EqualTo(changes));
    }

    [Law(2000)]
    public void Law_5_a_plan_s_script_is_its_statements(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        var plan = MigrationPlanner.Plan(from, to, PlannerOptions.Default);
        var script = SqlScriptWriter.Write(plan);
        Assert.That(string.Concat(StatementSplitter.Split(script).Select(static piece => piece.Text)), Is.EqualTo(script));
        Assert.That(
            MigrationScript.Parse(script).SelectMany(static step => step.Statements).Select(static statement => statement.Sql),
            Is.EqualTo(plan.Steps.SelectMany(SqlScriptWriter.Statements)));
    }

    [Law(200)]
    public void Law_6_what_was_added_leaves_nothing_to_add(DoNotSize<int> seed)
    {
        var (from, to) = RandomSchema.Pair(seed.Item);
        var files = new Dictionary<string, MigrationFile>();
        foreach (var (id, schema) in new[] { ("1_from", from), ("2_to", to) })
        {
            foreach (var file in Add(id, schema))
            {
                files[file.Path] = file;
            }

            Assert.That(Add("again", schema), Is.Empty);
        }

        AssertSame(MigrationHistory.Load(files.Values, "Migrations").Schema, to);

        IReadOnlyList<MigrationFile> Add(string id, DatabaseSchema schema) =>
            NewMigration.Make(MigrationHistory.Load(files.Values, "Migrations"), schema, "Migrations", id, PlannerOptions.Default, out _);
    }

    [Law(300)]
    public void Law_7_equal_input_gives_equal_bytes(DoNotSize<int> seed)
    {
        var once = Text(seed);
        Assert.That(Text(seed), Is.EqualTo(once));

        static string Text(DoNotSize<int> seed)
        {
            var (from, to) = RandomSchema.Pair(seed.Item);
            var plan = MigrationPlanner.Plan(from, to, PlannerOptions.Default);
            return SqlScriptWriter.Write(plan) + SqlScriptWriter.WriteDown(MigrationPlanner.PlanDown(plan.Diff, from, to, PlannerOptions.Default), plan);
        }
    }

    private static void AssertSame(DatabaseSchema actual, DatabaseSchema expected)
    {
        if (!actual.Equals(expected))
        {
            Assert.That(ManifestWriter.Write(actual, ManifestForm.Canonical), Is.EqualTo(ManifestWriter.Write(expected, ManifestForm.Canonical)));
            Assert.Fail("The schemas differ where their manifests do not.");
        }
    }
}
