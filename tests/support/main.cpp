#define BOOST_TEST_MODULE phiward
#include <boost/test/unit_test.hpp>
