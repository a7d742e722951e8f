using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>A picture of a product.</summary>
[Table("product_image")]
[PgIndex(nameof(ProductId), nameof(Position), Unique = true)]
public class ProductImage
{
    [Key]
    public long Id { get; set; }

    [References(typeof(Product), OnDelete = ForeignKeyAction.Cascade)]
    public long ProductId { get; set; }

    [PgCheck("url LIKE 'https://%'")]
    public required string Url { get; set; }

    [DefaultValue("")]
    public required string AlternativeText { get; set; }

    [PgCheck("position > 0")]
    [PgComment("1 is the picture in lists.")]
    public int Position { get; set; }
}
