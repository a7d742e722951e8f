using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>Something that is for sale.</summary>
[Table("product")]
[PgIndex(nameof(IsActive), nameof(Name))]
public class Product
{
    [Key]
    public long Id { get; set; }

    [MaxLength(40), PgIndex(Unique = true)]
    public required string Sku { get; set; }

    // EAN at first; products from overseas have UPC.
    [MaxLength(14), RenamedFrom("ean"), PgIndex(Unique = true)]
    public string? Barcode { get; set; }

    [MaxLength(200)]
    public required string Name { get; set; }

    [Column(TypeName = "numeric(12,2)"), PgCheck("price >= 0")]
    [PgComment("What a customer pays, VAT included, in euro.")]
    public decimal Price { get; set; }

    [Column(TypeName = "numeric(12,2)"), DefaultValue(0), PgCheck("cost >= 0")]
    public decimal Cost { get; set; }

    [Column(TypeName = "jsonb"), PgDefault("'{}'"), PgIndex(Method = "gin")]
    [PgComment("Size, colour, roast: whatever this kind of product has.")]
    public required string Attributes { get; set; }

    [DefaultValue(true)]
    public bool IsActive { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}
