using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Tests.Naming;

internal sealed class ConstraintNamesTests
{
    [Test]
    public void Names_say_what_they_are_of()
    {
        Assert.That(ConstraintNames.PrimaryKey("orders"), Is.EqualTo("pk_orders"));
        Assert.That(ConstraintNames.Unique("orders", ["a", "b"]), Is.EqualTo("uq_orders_a_b"));
        Assert.That(ConstraintNames.Check("orders", ["total"]), Is.EqualTo("ck_orders_total"));
        Assert.That(ConstraintNames.ForeignKey("orders", "users", ["user_id"]), Is.EqualTo("fk_orders_users_user_id"));
        Assert.That(ConstraintNames.Index("orders", [new IndexKey { Column = "a" }, new IndexKey { Expression = "lower(b)" }]), Is.EqualTo("ix_orders_a_lower_b"));
    }

    [Test]
    public void A_long_name_is_cut_and_stays_itself()
    {
        var columns = Enumerable.Range(0, 20).Select(static i => $"größe_{i}").ToList();
        var name = ConstraintNames.Unique("orders", columns);
        Assert.That(SqlIdentifier.ByteLength(name), Is.LessThanOrEqualTo(SqlIdentifier.MaxByteLength));
        Assert.That(ConstraintNames.Unique("orders", columns.Append("x")), Is.Not.EqualTo(name));
        Assert.That(ConstraintNames.Unique("orders", columns), Is.EqualTo(name));
    }

    [TestCase("price > 0 AND price < cost", "price, cost")]
    [TestCase("char_length(\"Name\") > 2", "char_length, Name")]
    [TestCase("true", "")]
    public void What_an_expression_mentions(string expression, string expected) =>
        Assert.That(string.Join(", ", ConstraintNames.Mentioned(expression)), Is.EqualTo(expected));

    [TestCase("CreatedAt", "created_at", "CreatedAt")]
    [TestCase("ID", "id", "ID")]
    public void Names_of_properties_are_snake_case_or_kept(string clrName, string snakeCase, string preserved)
    {
        Assert.That(NamingStyle.SnakeCase.Apply(clrName), Is.EqualTo(snakeCase));
        Assert.That(NamingStyle.Preserve.Apply(clrName), Is.EqualTo(preserved));
    }
}
