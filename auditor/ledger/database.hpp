// SQLite by RAII: Database, Statement, Transaction. Everything throws LedgerError, whose
// text names the file and what SQLite said. Only auditor/ledger includes SQLite.
// One connection belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace phiward {

// what() is one line: what happened, to which file, what to do.
class LedgerError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Database;

// A prepared statement. Parameters count from 1, columns from 0. Must not outlive its
// Database; text columns stay valid until the next step.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  bool step();  // true while there is a row
  void run();   // steps to the end
  void reset();
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class OpenMode : std::uint8_t { read_only, read_write_create };

class Database {
 public:
  // Makes the file with mode 0600 where asked to. Waits up to 10 s for other writers.
  Database(std::filesystem::path file, OpenMode mode);
  void execute(std::string_view sql);
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  friend class Statement;
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  [[noreturn]] void fail(std::string_view doing) const;
  std::filesystem::path file_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// BEGIN IMMEDIATE; rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace phiward
