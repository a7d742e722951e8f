using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Syntax;

public sealed class SqlIdentifierTests
{
    [TestCase("role", "role")]
    [TestCase("_a1$", "\"_a1$\"")]
    [TestCase("name", "name", Description = "unreserved")]
    [TestCase("user", "\"user\"", Description = "reserved")]
    [TestCase("position", "\"position\"", Description = "cannot be a function or type")]
    [TestCase("left", "\"left\"", Description = "can only be a function or type")]
    [TestCase("normalize", "\"normalize\"", Description = "since 13")]
    [TestCase("system_user", "\"system_user\"", Description = "since 16")]
    [TestCase("json_array", "\"json_array\"", Description = "since 16")]
    [TestCase("json", "\"json\"", Description = "since 17")]
    [TestCase("merge_action", "\"merge_action\"", Description = "since 17")]
    [TestCase("User", "\"User\"")]
    [TestCase("1a", "\"1a\"")]
    [TestCase("$a", "\"$a\"")]
    [TestCase("größe", "\"größe\"")]
    [TestCase("a b", "\"a b\"")]
    [TestCase("a\"b", "\"a\"\"b\"")]
    [TestCase("", "\"\"")]
    public void Names_get_quotes_only_where_they_need_them(string name, string quoted) =>
        Assert.That(SqlIdentifier.Quote(name), Is.EqualTo(quoted));

    [TestCase("public", "Role", "public.\"Role\"")]
    [TestCase("order", "t", "\"order\".t")]
    [TestCase("", "t", "t")]
    [TestCase(null, "t", "t")]
    public void Schema_is_left_out_where_there_is_none(string? schema, string name, string quoted) =>
        Assert.That(SqlIdentifier.Quote(schema, name), Is.EqualTo(quoted));

    [TestCase("", "''")]
    [TestCase("it's", "'it''s'")]
    [TestCase(@"a\b", @"E'a\\b'")]
    [TestCase(@"\'", @"E'\\'''")]
    public void Literals_do_not_depend_on_standard_conforming_strings(string value, string literal) =>
        Assert.That(SqlIdentifier.Literal(value), Is.EqualTo(literal));

    [TestCase("Foo", "foo")]
    [TestCase("ÄFoo", "Äfoo")]
    [TestCase("\"Foo\"\"x\"", "Foo\"x")]
    [TestCase("\"\"", "")]
    [TestCase("U&\"d\\0061t\\+000061\"", "data")]
    [TestCase("u&\"\\+01F600\\\\\"\"x\"", "\U0001F600\\\"x")]
    [TestCase("U&\"\\D83D\\DE00\"", "\U0001F600")]
    [TestCase("U&\"\\00\"", "\\00")]
    [TestCase("U&\"\\+FFFFFF\"", "\\+FFFFFF")]
    [TestCase("u", "u")]
    public void Tokens_lose_their_quotes_or_their_capitals(string token, string name) =>
        Assert.That(SqlIdentifier.Unquote(token), Is.EqualTo(name));

    [TestCase("abc", 3)]
    [TestCase("größe", 7)]
    [TestCase("\U0001F600", 4)]
    public void Length_is_counted_in_bytes(string name, int bytes) =>
        Assert.That(SqlIdentifier.ByteLength(name), Is.EqualTo(bytes));

    [Test]
    public void A_name_of_63_bytes_is_kept() =>
        Assert.That(SqlIdentifier.Truncate(new string('a', 63)), Is.EqualTo(new string('a', 63)));

    [Test]
    public void A_longer_name_is_cut_and_gets_a_hash_that_never_changes() =>
        Assert.That(SqlIdentifier.Truncate(new string('a', 64)), Is.EqualTo(new string('a', 54) + "_ffe054fe"));

    [TestCase("ü", 27)]
    [TestCase("€", 18)]
    public void A_character_is_never_cut_in_two(string character, int kept) =>
        Assert.That(SqlIdentifier.Truncate(string.Concat(Enumerable.Repeat(character, 40)))[..^9], Is.EqualTo(string.Concat(Enumerable.Repeat(character, kept))));

    [Test]
    public void A_surrogate_pair_is_never_cut_in_two()
    {
        var name = SqlIdentifier.Truncate("a" + string.Concat(Enumerable.Repeat("\U0001F600", 20)));

        Assert.That(name[..^9], Is.EqualTo("a" + string.Concat(Enumerable.Repeat("\U0001F600", 13))));
    }
}
