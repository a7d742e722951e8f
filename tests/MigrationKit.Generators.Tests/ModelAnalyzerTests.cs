using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Tests;

/// <summary>Every code of the model: a declaration that is wrong, the line that is blamed, and what the message says to do.</summary>
internal sealed class ModelAnalyzerTests
{
    private const string Id = "public int Id { get; set; }";

    private static readonly Case[] s_cases =
    [
        new(Codes.NoPrimaryKey, "[Table(\"t\")] public class §Foo { public int Number { get; set; } }", "Table t (Foo) has no primary key", "[PgKeyless] on Foo"),
        new(Codes.UnmappedType, Table("public uint §Count { get; set; }"), "Foo.Count has the type uint", "[Column(TypeName = \"jsonb\")]"),
        new(Codes.UnmappedType, Table("public List<Uri>? §Links { get; set; }"), "Foo.Links has the type List<Uri>", "[NotMapped]"),
        new(Codes.UnmappedType, Table("public int[][] §Jagged { get; set; } = [];"), "the type int[][]", "[NotMapped]"),
        new(Codes.UnmappedType, Table("public Dictionary<string, int>? §Counts { get; set; }"), "Dictionary<string, int>", "[NotMapped]"),
        new(Codes.DuplicateTable, Table() + $"[Table(\"t\")] public class §Goo {{ {Id} }}", "Foo and Goo both declare table t", "another name in [Table]"),
        new(Codes.DuplicateColumn, Table("public string UserName { get; set; } = \"\"; public string §User_Name { get; set; } = \"\";"), "Foo.UserName and Foo.User_Name are both column t.user_name", "[Column("),
        new(Codes.DanglingForeignKey, Table("[References(typeof(string))] public int §OtherId { get; set; }"), "Foo.OtherId refers to String, which is no class with [Table]", "Put [Table("),
        new(Codes.DanglingForeignKey, Table("[ForeignKey(\"Nowhere\")] public int §OtherId { get; set; }"), "[ForeignKey(\"Nowhere\")] on Foo.OtherId names no property whose type", "[References(typeof(…))]"),
        new(Codes.DanglingForeignKey, Table("public string Name { get; set; } = \"\"; [References(typeof(Foo), nameof(Name))] public string? §Parent { get; set; }"), "refers to (name) of t, which is not unique: its keys are (id)", "[PgUnique]"),
        new(Codes.DanglingForeignKey, Table("[References(typeof(Log))] public int §LogId { get; set; }") + "[Table(\"log\"), PgKeyless] public class Log { public int Number { get; set; } }", "refers to Log, which has no primary key", "Give it one"),
        new(Codes.AmbiguousForeignKey, Table("[References(typeof(Log))] public int §LogId { get; set; }") + "[Table(\"log\"), PgKeyless, PgUnique(nameof(A)), PgUnique(nameof(B))] public class Log { public int A { get; set; } public int B { get; set; } }", "no primary key, but several unique constraints", "(A) or (B)"),
        new(Codes.AmbiguousForeignKey, Table("[ForeignKey(\"Parent\")] public int §A { get; set; } [ForeignKey(\"Parent\")] public int B { get; set; } public Foo? Parent { get; set; }"), "A, B of Foo all belong to the foreign key of Parent", "Put [ForeignKey(\"A, B\")] on Parent"),
        new(Codes.UnknownColumn, Table(on: "[PgIndex(\"Nmae\")]"), "An index of Foo names \"Nmae\"", "it has: Id"),
        new(Codes.UnknownColumn, Table(on: "[PgUnique(\"Nmae\")]"), "[PgUnique] of Foo names \"Nmae\"", "nameof(…)"),
        new(Codes.UnknownColumn, Table("[References(typeof(Foo), \"Nmae\")] public int? §ParentId { get; set; }"), "A foreign key's principal of Foo names \"Nmae\"", "nameof(…)"),
        new(Codes.UnknownColumn, Table(on: "[PgIndex(nameof(Id), Include = new[] { \"Nmae\" })]"), "Include of an index of Foo names \"Nmae\"", "nameof(…)"),
        new(Codes.UnknownColumn, "[assembly: PgSequence(\"s\", OwnedBy = \"t.nmae\")] " + Table().Replace("§", ""), "Sequence s is owned by t.nmae", "table.column"),
        new(Codes.EnumWithoutValues, "[PgEnum] public enum §Role { }", "Enum role has no values", "remove [PgEnum]"),
        new(Codes.InvalidArgument, Table("[MaxLength(-5)] public string §Name { get; set; } = \"\";"), "Column t.name has a length of -5", "from 1 to 10485760"),
        new(Codes.InvalidArgument, Table("[StringLength(0)] public string §Name { get; set; } = \"\";"), "has a length of 0", "from 1"),
        new(Codes.InvalidArgument, Table("[Microsoft.EntityFrameworkCore.Precision(2, 10)] public decimal §Price { get; set; }"), "numeric(2,10): 10 decimals of 2 digits", "all digits first"),
        new(Codes.InvalidArgument, Table("[Microsoft.EntityFrameworkCore.Precision(2000, 2)] public decimal §Price { get; set; }"), "a precision of 2000", "from 1 to 1000"),
        new(Codes.InvalidArgument, Table("[Microsoft.EntityFrameworkCore.Precision(9)] public DateTime §At { get; set; }"), "a precision of 9", "from 0 to 6"),
        new(Codes.InvalidArgument, Table("[Column(TypeName = \"serial\")] public int §Number { get; set; }"), "serial, which is no type of its own", "[PgIdentity]"),
        new(Codes.InvalidArgument, Table("[Column(TypeName = \"text(20)\")] public string §Name { get; set; } = \"\";"), "the type text with a modifier", "Remove the parentheses"),
        new(Codes.InvalidArgument, Table("[PgIdentity] public Guid §Token { get; set; }"), "an identity column of type uuid", "gen_random_uuid()"),
        new(Codes.InvalidArgument, Table("[PgIdentity(Increment = 0)] public int §Number { get; set; }"), "counts in steps of 0", "Increment"),
        new(Codes.InvalidArgument, Table("[PgIdentity(Start = 5, MinValue = 10)] public int §Number { get; set; }"), "starts at 5, outside of 10 to 2147483647", "fit"),
        new(Codes.InvalidArgument, Table("[PgCollation(\"C\")] public int §Number { get; set; }"), "has a collation, and its type integer has none", "Remove"),
        new(Codes.InvalidArgument, Table(on: "[References(typeof(Foo))]"), "does not say which properties refer to it", "Properties ="),
        new(Codes.InvalidArgument, Table(on: "[PgUnique]"), "has no columns", "Name the properties"),
        new(Codes.InvalidArgument, Table(on: "[PgIndex]"), "has 0 keys", "Name 1 to 32"),
        new(Codes.InvalidArgument, Table("[PgIndex(Method = \"hash\", Unique = true)] public int §Number { get; set; }"), "is unique with the method hash", "btree"),
        new(Codes.InvalidArgument, Table("[PgIndex(Method = \"gin\", Descending = new[] { true })] public int[] §Numbers { get; set; } = [];"), "is sorted, with the method gin", "Descending"),
        new(Codes.InvalidArgument, Table("[PgIndex(Parameters = new[] { \"fillfactor\" })] public int §Number { get; set; }"), "has the parameter \"fillfactor\"", "name=value"),
        new(Codes.InvalidArgument, "[PgEnum] public enum Role { A } " + Table("[DefaultValue((Role)7)] public Role §Role { get; set; }"), "The default of Foo.Role is no member of Role", "[DefaultValue(Role.…)]"),
        new(Codes.DuplicateName, Table("public int A { get; set; } [PgIndex(Name = \"x\")] public int §B { get; set; }", "[PgIndex(\"A\", Name = \"x\")]").Replace("class §Foo", "class Foo"), "The name x is taken twice", "Name = "),
        new(Codes.DuplicateName, "[PgEnum(\"t\")] public enum Role { A } " + Table(), "by enum t (Role) and by table t (Foo)", "another name"),
        new(Codes.DuplicateName, "[PgEnum] public enum §Role { FullName, Full_Name }", "has the value full_name twice", "[PgName("),
        new(Codes.DuplicateName, Table("[PgCheck(\"a > 0\"), PgCheck(\"a < 9\")] public int §A { get; set; }"), "ck_t_a is taken twice", "Name = "),
        new(Codes.ForeignKeyMismatch, Table("[References(typeof(Foo))] public string? §ParentId { get; set; }"), "compares t.parent_id of type text with t.id of type integer", "the same type"),
        new(Codes.ForeignKeyMismatch, Table("public int A { get; set; }", "[References(typeof(Foo), Properties = new[] { \"Id\", \"A\" })]"), "has 2 columns (id, a) and refers to 1 column (id)", "as many properties"),
        new(Codes.UnsupportedDeclaration, $"[Table(\"t\")] public class §Foo<T> {{ {Id} }}", "Foo is generic", "may inherit"),
        new(Codes.ConflictingDeclarations, Table("[PgIdentity, PgDefault(\"1\")] public int §Number { get; set; }"), "has a default and an identity", "Keep one"),
        new(Codes.ConflictingDeclarations, Table("[PgGenerated(\"1\"), PgDefault(\"1\")] public int §Number { get; set; }"), "has a default and a generated expression", "Keep one"),
        new(Codes.ConflictingDeclarations, Table("[DefaultValue(1), PgDefault(\"1\")] public int §Number { get; set; }"), "two defaults", "Remove one"),
        new(Codes.ConflictingDeclarations, "[Table(\"t\"), PgKeyless] public class §Foo { [Key] public int Id { get; set; } }", "declares a primary key and says that it has none", "Remove [PgKeyless]"),
        new(Codes.ConflictingDeclarations, Table("[References(typeof(Foo), OnDelete = ForeignKeyAction.SetNull)] public int §ParentId { get; set; }"), "sets t.parent_id, which is NOT NULL, to null on delete", "nullable"),
        new(Codes.ConflictingDeclarations, Table("[PgIndex(NullsNotDistinct = true)] public int §Number { get; set; }"), "takes nulls for equal, and is not unique", "Unique = true", "15"),
        new(Codes.NeedsNewerPostgres, Table("[PgUnique(NullsNotDistinct = true)] public int? §Number { get; set; }"), "uses NULLS NOT DISTINCT, which PostgreSQL has since version 15; this project is for 13", "<MigrationKitPostgresVersion>15<"),
        new(Codes.NeedsNewerPostgres, Table("[PgGenerated(\"1\", Stored = false)] public int §Number { get; set; }"), "virtual generated columns", "18"),
        new(Codes.NeedsNewerPostgres, Table("[References(typeof(Foo), OnDelete = ForeignKeyAction.SetNull, OnDeleteProperties = new[] { \"ParentId\" })] public int? §ParentId { get; set; }"), "ON DELETE SET NULL (…)", "15"),
        new(Codes.NeedsNewerPostgres, Table("[Column(TypeName = \"int4multirange\")] public object §Ranges { get; set; } = 0;"), "multiranges", "14"),
        new(Codes.InvalidExpression, Table("[PgDefault(\"'x\")] public string §Name { get; set; } = \"\";"), "a string, quoted name or comment has no end in: 'x", "Correct"),
        new(Codes.InvalidExpression, Table("[PgCheck(\"(a > 0\")] public int §A { get; set; }"), "a parenthesis is not closed in: (a > 0", "Correct"),
        new(Codes.InvalidExpression, Table("[PgCheck(\"a > 0)\")] public int §A { get; set; }"), "closed that was not opened", "Correct"),
        new(Codes.InvalidExpression, Table("[PgDefault(\"1; DROP TABLE t\")] public int §A { get; set; }"), "a semicolon in:", "Correct"),
        new(Codes.InvalidExpression, Table("[PgDefault(\"1, x int\")] public int §A { get; set; }"), "a comma outside of parentheses", "Correct"),
        new(Codes.InvalidExpression, Table("[PgCheck(\"a > 0 -- really\")] public int §A { get; set; }"), "a comment up to the end", "Correct"),
        new(Codes.InvalidExpression, Table("[PgCheck(\" \", Name = \"c\")] public int §A { get; set; }"), "there is nothing", "Correct"),
        new(Codes.InvalidExpression, Table("[PgIndex(OperatorClasses = new[] { \"text_ops); DROP\" })] public string §A { get; set; } = \"\";"), "broken expression", "Correct"),
        new(Codes.PolicyWithoutRowSecurity, Table(on: "[Policy(\"p\", Using = \"true\")]"), "Policy t.p does nothing", "Put [RowSecurity] on the class"),
        new(Codes.ConflictingDeclarations, Table(on: "[RowSecurity, Policy(\"p\", For = PolicyCommand.Insert, Using = \"true\")]"), "is for INSERT, which reads no rows", "Say it in Check"),
        new(Codes.ConflictingDeclarations, Table(on: "[RowSecurity, Policy(\"p\", For = PolicyCommand.Select, Check = \"true\")]"), "is for SELECT, which writes no rows", "Say it in Using"),
        new(Codes.InvalidExpression, Table(on: "[RowSecurity, Policy(\"p\", Using = \"true) TO (x\")]"), "has a broken expression: a parenthesis is closed that was not opened", "Correct the SQL"),
        new(Codes.DuplicateName, Table(on: "[RowSecurity, Policy(\"p\"), Policy(\"p\", Using = \"true\")]"), "The name p is taken twice", "another name"),
        new(Codes.PartitionKeyNotInKey, "[Table(\"t\"), PartitionBy(PartitionMethod.Range, \"At\")] public class Foo { public int §Id { get; set; } public DateTime At { get; set; } }", "has not the partition column at of t", "[PgPrimaryKey(nameof(Id), nameof(…))]"),
        new(Codes.PartitionKeyNotInKey, "[Table(\"t\"), PartitionBy(PartitionMethod.List, \"(id % 2)\")] public class Foo { public int §Id { get; set; } }", "has not the partition key, which is an expression,", "can have no such key"),
        new(Codes.InvalidArgument, Table(on: "[PartitionBy(PartitionMethod.Hash)]"), "[PartitionBy] of Foo does not say by what", "nameof(…)"),
        new(Codes.UnknownColumn, Table(on: "[PartitionBy(PartitionMethod.Hash, \"Nmae\")]"), "[PartitionBy] of Foo names \"Nmae\"", "it has: Id"),
        new(Codes.InvalidExpression, "[Table(\"t\"), PgKeyless, PartitionBy(PartitionMethod.Hash, \"(lower(id)\")] public class §Foo { public int Id { get; set; } }", "a parenthesis is not closed", "Correct the SQL"),
        new(Codes.InvalidArgument, Table(on: "[Partition(\"p\", Default = true)]"), "[Partition(\"p\")] of Foo stands on a class whose table is not partitioned", "[PartitionBy(…)]"),
        new(Codes.InvalidArgument, Table(on: "[PartitionBy(PartitionMethod.Range, \"Id\"), Partition(\"p\", From = \"1\")]"), "does not say which rows of a table that is partitioned by RANGE it has", "Set From and To"),
        new(Codes.InvalidArgument, Table(on: "[PartitionBy(PartitionMethod.List, \"Id\"), Partition(\"p\", In = \"1\", Default = true)]"), "partitioned by LIST", "Set In"),
        new(Codes.InvalidArgument, Table(on: "[PartitionBy(PartitionMethod.Hash, \"Id\"), Partition(\"p\", Modulus = 2, Remainder = 2)]"), "partitioned by HASH", "less than it"),
        new(Codes.InvalidArgument, Table(on: "[PartitionBy(PartitionMethod.Hash, \"Id\"), Partition(\"p\", Default = true)]"), "partitioned by HASH", "no default partition"),
        new(Codes.UnknownColumn, Table(on: "[Exclude(\"Nmae\", \"=\")]"), "[Exclude] of Foo names \"Nmae\"", "nameof(…)"),
        new(Codes.InvalidArgument, Table(on: "[Exclude(\"Id\")]"), "does not say for each element by which operator", "Write pairs"),
        new(Codes.InvalidExpression, Table(on: "[Exclude(\"Id\", \"=, x WITH =\")]"), "a comma outside of parentheses", "Correct the SQL"),
        new(Codes.UnsupportedDeclaration, "[PgDomain] public record §Money(decimal Amount, string Currency);", "Money has 2 properties, so it cannot stand for a domain", "[PgComposite]"),
        new(Codes.UnmappedType, "[PgDomain] public record struct Link(Uri §Value);", "Property Link.Value has the type Uri", "[Column(TypeName"),
        new(Codes.UnmappedType, "[PgComposite] public record Page(string Title, Uri §Link);", "Property Page.Link has the type Uri", "[Column(TypeName"),
        new(Codes.DuplicateName, "[PgDomain, PgCheck(\"VALUE > 0\"), PgCheck(\"VALUE < 9\")] public record struct §Digit(int Value);", "Digit has two checks called ck_digit", "Name = "),
        new(Codes.DuplicateName, "[PgDomain(\"t\")] public record struct Digit(int Value); " + Table(), "by domain t (Digit) and by table t (Foo)", "another name"),
        new(Codes.InvalidExpression, "[PgDomain, PgCheck(\"VALUE > (0\")] public record struct §Digit(int Value);", "a parenthesis is not closed", "Correct the SQL"),
        new(Codes.UnknownColumn, "[View(\"v\", \"SELECT 1 AS one, t.two FROM public.t\")] public class V { public int One { get; set; } public int §Tow { get; set; } }", "The query of V has no column tow; it has one, two", "[Column("),
        new(Codes.UnknownColumn, "[MaterializedView(\"v\", \"SELECT 1 AS one\"), PgIndex(\"Tow\")] public class §V { public int One { get; set; } }", "An index of V names \"Tow\"", "it has: One"),
        new(Codes.InvalidExpression, "[View(\"v\", \"SELECT 1; DROP TABLE t\")] public class §V;", "a semicolon", "Correct the SQL"),
        new(Codes.InvalidExpression, "[View(\"v\", \"SELECT 1 -- one\")] public class §V;", "a comment up to the end of the line", "Correct the SQL"),
        new(Codes.NeedsNewerPostgres, "[View(\"v\", \"SELECT 1 AS one\", SecurityInvoker = true)] public class §V;", "security_invoker of views", "MigrationKitPostgresVersion"),
        new(Codes.InvalidArgument, Table(on: "[Grant(\"SELECT\")]"), "[Grant(\"SELECT\")] does not say to whom", "Name the roles"),
        new(Codes.InvalidArgument, Table(on: "[Grant(\"EXECUTE\", \"app\")]"), "the right \"EXECUTE\", which there is none of on a table", "SELECT, INSERT"),
        new(Codes.InvalidArgument, Table("[Grant(\"DELETE\", \"app\")] public int §Number { get; set; }"), "which there is none of on a column", "SELECT, INSERT, UPDATE, REFERENCES, ALL"),
        new(Codes.NameTooLong, $"[Table(\"{new string('ä', 32)}\")] public class §Foo {{ {Id} }}", "a name of 64 bytes, and PostgreSQL keeps 63", "shorter"),
        new(Codes.NameTooLong, $"[PgEnum] public enum §Role {{ {new string('a', 64)} }}", "A value of enum role has a name of 64 bytes", "shorter"),
        new(Codes.InvalidName, "[Table(\"\")] public class §Foo { public int Id { get; set; } }", "has an empty name", "Give it one"),
        new(Codes.InvalidName, "[Table(\"a\\0b\")] public class §Foo { public int Id { get; set; } }", "without a NUL: \"a\\u0000b\"", "another name"),
        new(Codes.InvalidName, Table("public int §Xmin { get; set; }"), "the name of a column that every table has already", "[Column("),
        new(Codes.InvalidName, "[Table(\"t\", Schema = \"pg_mine\")] public class §Foo { public int Id { get; set; } }", "starts with pg_", "another name"),
        new(Codes.HiddenCharacters, Table("[Column(\"na\\u200Bme\")] public int §Name { get; set; }"), "the invisible character U+200B in it: \"na\\u200bme\"", "Remove that character"),
        new(Codes.HiddenCharacters, Table("[Column(\"\\u202Eeman\")] public int §Name { get; set; }"), "U+202E", "Remove that character"),
        new(Codes.HiddenCharacters, Table("[Column(\"a\\tb\")] public int §Name { get; set; }"), "U+0009", "Remove that character"),
    ];

    [TestCaseSource(nameof(s_cases))]
    public async Task Wrong_declarations(Case example)
    {
        var marked = example.Source.LastIndexOf('§');
        var project = Project.Of(example.Source.Replace("§", "", StringComparison.Ordinal))
            .WithProperty("MigrationKitAdding", "true")
            .WithProperty("MigrationKitPostgresVersion", example.Postgres);
        var found = await project.Diagnose();

        Assert.That(found.Select(static diagnostic => diagnostic.Id).Distinct(), Is.EqualTo(new[] { example.Code }), string.Join("\n", found));
        Assert.That(found[0].GetMessage(null), Does.Contain(example.What).And.Contain(example.NextStep));
        Assert.That(found[0].Severity, Is.EqualTo(Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        if (found[0].Location.IsInSource)
        {
            Assert.That(found[0].Location.SourceSpan.Start, Is.EqualTo(example.Source[..marked].Replace("§", "", StringComparison.Ordinal).Length), found[0].ToString());
        }
    }

    [Test]
    public void Every_code_of_the_model_and_of_names_has_a_case()
    {
        var codes = typeof(Codes).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Where(static code => code[2] is '1' or '4');

        // What SQL files declare has tests of its own: SqlFileTests.
        codes = codes.Where(static code => code != Codes.UnreadableDeclaration);
        Assert.That(s_cases.Select(static example => example.Code).Distinct(), Is.EquivalentTo(codes));
    }

    [Test]
    public async Task Properties_without_a_meaning_are_reported()
    {
        var found = await new Project()
            .WithProperty("MigrationKitNaming", "camelCase")
            .WithProperty("MigrationKitOnPendingChanges", "maybe")
            .WithProperty("MigrationKitPostgresVersion", "9.6")
            .Diagnose();
        Assert.That(found.Select(static diagnostic => diagnostic.Id), Is.All.EqualTo(Codes.InvalidProperty).And.Exactly(3).Items);
        Assert.That(string.Join("\n", found), Does.Contain("MigrationKitNaming is \"camelCase\"").And.Contain("snake_case, preserve").And.Contain("13 or later"));
    }

    [Test]
    public async Task An_inherited_property_is_blamed_where_it_stands()
    {
        var found = await Project.Of("[Table(\"t\")] public class Foo : Base { public int Id { get; set; } }")
            .WithSource("Base.cs", "public class Base { public uint Count { get; set; } }")
            .WithProperty("MigrationKitAdding", "true").Diagnose();
        Assert.That(found.Single().ToString(), Does.StartWith("/app/Base.cs(1,33): error MK1002"));
    }

    [Test]
    public async Task Of_a_partial_class_the_part_with_the_attribute_is_blamed()
    {
        var found = await Project.Of("public partial class Foo { public int A { get; set; } }")
            .WithSource("Table.cs", "[Table(\"t\")] partial class Foo { }")
            .WithProperty("MigrationKitAdding", "true").Diagnose();
        Assert.That(found.Single().ToString(), Does.StartWith("/app/Table.cs("));
    }

    [Test]
    public async Task Code_that_is_being_typed_crashes_nothing()
    {
        string[] fragments =
        [
            "[Table] class A { public int Id { get; set; } }",
            "[Table(null)] class A { }",
            "[Table(\"a\")] class A { [Column(] public int Id { get; set; } }",
            "[Table(\"a\"), PgIndex(null)] class A { public Missing Id { get; set; } }",
            "[Table(\"a\"), PgIndex(nameof(Nope))] class A { [References(typeof(Nope))] public int Id { get; set; } }",
            "[Table(\"a\")] class A : A { public int Id { get; set; } }",
            "[Table(\"a\")] class A { [DefaultValue(Nope.X)] public int Id { get; set; } [PgDefault] public int B { get; set; } }",
            "[Table(\"a\"), Policy(null), Partition(), PartitionBy(), Exclude(null), Grant(null, null), StorageParameter(null, null)] class A { public int Id { get; set; } }",
            "[View] class A { } [View(null, null)] class B { } [MaterializedView(\"m\", \"SELECT (\")] class C { public int Id { get; set; } }",
            "[PgDomain] class A { } [PgDomain(null)] struct B { public Missing Value { get; set; } } [PgComposite] class C { public C Self { get; set; } }",
            "[assembly: PgRange] [assembly: PgRange(null, null)] [assembly: PgRange(\"r\", ",
            "[Table(\"a\"), PartitionBy((PartitionMethod)9, null)] class A { public int Id { get; set; } }",
            "[PgEnum(] enum E { A, ",
            "[assembly: PgSequence] [assembly: PgSchema(null)] [assembly: Dropped(",
        ];
        foreach (var fragment in fragments)
        {
            var found = await Project.Of(fragment).Diagnose();
            Assert.That(found.Where(static diagnostic => diagnostic.Id == Codes.GeneratorFailed), Is.Empty, fragment);
        }
    }

    private static string Table(string members = "", string on = "") =>
        $"[Table(\"t\")] {on} public class {(members.Contains('§', StringComparison.Ordinal) ? "" : "§")}Foo {{ {Id} {members} }}";

    internal sealed record Case(string Code, string Source, string What, string NextStep, string Postgres = "13")
    {
        public override string ToString() => $"{Code}: {What}";
    }
}
