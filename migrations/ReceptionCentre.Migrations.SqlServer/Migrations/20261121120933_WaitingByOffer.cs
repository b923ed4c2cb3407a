using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReceptionCentre.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class WaitingByOffer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_OfferId_HoldsPlace",
                table: "Referrals");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_OfferId_HoldsPlace_State",
                table: "Referrals",
                columns: new[] { "OfferId", "HoldsPlace", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Referrals_OfferId_HoldsPlace_State",
                table: "Referrals");

            migrationBuilder.CreateIndex(
                name: "IX_Referrals_OfferId_HoldsPlace",
                table: "Referrals",
                columns: new[] { "OfferId", "HoldsPlace" });
        }
    }
}
